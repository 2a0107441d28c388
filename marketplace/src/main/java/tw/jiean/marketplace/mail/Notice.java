package tw.jiean.marketplace.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person is told on the site.
 *
 * @param kind a word, which a newer instance may have written
 * @param path where it leads
 * @param readAt null while it is unread
 */
record Notice(
    long id,
    String kind,
    String voice,
    List<String> arguments,
    String path,
    Instant at,
    @Nullable Instant readAt) {}
