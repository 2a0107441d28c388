package tw.jiean.marketplace.backoffice;

import org.jspecify.annotations.Nullable;

/**
 * What an operator did, for {@link AuditLog}.
 *
 * @param actor who: the sign-in name
 * @param list name of the list whose object it was about
 * @param object key of that object; empty when it was about the whole list
 * @param command name of the command
 * @param reason why
 * @param inputs what else was typed, one {@code name=value} a line; empty when nothing was
 * @param refusal message key of the refusal, or {@code null} when it was done
 */
public record AuditEntry(
    String actor,
    String list,
    String object,
    String command,
    String reason,
    String inputs,
    @Nullable String refusal) {}
