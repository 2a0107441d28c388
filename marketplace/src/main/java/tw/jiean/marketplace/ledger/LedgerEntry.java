package tw.jiean.marketplace.ledger;

import java.time.Instant;

/**
 * A transfer as one of its two sides sees it.
 *
 * @param transfer the transfer
 * @param recordedAt when it was written
 * @param change by how much the side's balance changed, in whole NT$; negative when it fell
 */
public record LedgerEntry(Transfer transfer, Instant recordedAt, long change) {}
