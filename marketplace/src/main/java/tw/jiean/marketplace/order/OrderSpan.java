package tw.jiean.marketplace.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an order came in the end.
 *
 * @param paid whether its money ever came in time
 * @param endedAt when it was finished or given up, or null while it goes on
 */
public record OrderSpan(boolean paid, @Nullable Instant endedAt) {}
