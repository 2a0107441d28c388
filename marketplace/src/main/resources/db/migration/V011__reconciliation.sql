-- The books are compared three ways: our attempts, our ledger, ECPay's statement files.

-- ECPay hands over a day's sum, rounded once, and takes back what it has refunded from what it hands over.
-- TransferReason says the same.
alter table ledger_transfer
  drop constraint ledger_transfer_reason,
  add constraint ledger_transfer_reason check (case reason
    when 'payment_received' then debit_account = 'ecpay_receivable' and credit_account = 'order_escrow'
    when 'surplus_received' then debit_account = 'ecpay_receivable' and credit_account = 'surplus'
    when 'surplus_revived' then debit_account = 'surplus' and credit_account = 'order_escrow'
    when 'refund_requested' then debit_account = 'order_escrow' and credit_account = 'refund_payable'
    when 'surplus_refund_requested' then debit_account = 'surplus' and credit_account = 'refund_payable'
    when 'refund_withdrawn' then debit_account = 'refund_payable' and credit_account in ('order_escrow', 'surplus')
    when 'refund_paid_by_ecpay' then debit_account = 'refund_payable' and credit_account = 'ecpay_receivable'
    when 'refund_paid_by_transfer' then debit_account = 'refund_payable' and credit_account = 'cash'
    when 'ecpay_paid_out' then debit_account = 'cash' and credit_account = 'ecpay_receivable'
    when 'ecpay_took_back' then debit_account = 'ecpay_receivable' and credit_account = 'cash'
    when 'gateway_fee' then debit_account = 'gateway_fee' and credit_account = 'ecpay_receivable'
    when 'gateway_fee_returned' then debit_account = 'ecpay_receivable' and credit_account = 'gateway_fee'
    when 'rounding' then (debit_account, credit_account) in (
      ('rounding', 'ecpay_receivable'), ('ecpay_receivable', 'rounding'), ('rounding', 'cash'), ('cash', 'rounding'))
    when 'earning' then debit_account = 'order_escrow' and credit_account = 'seller_payable'
    when 'commission' then debit_account = 'order_escrow' and credit_account = 'platform_revenue'
    -- Any of the moves above, turned round.
    when 'correction' then (credit_account, debit_account) in (
      ('ecpay_receivable', 'order_escrow'), ('ecpay_receivable', 'surplus'), ('surplus', 'order_escrow'),
      ('order_escrow', 'refund_payable'), ('surplus', 'refund_payable'), ('refund_payable', 'order_escrow'),
      ('refund_payable', 'surplus'), ('refund_payable', 'ecpay_receivable'), ('refund_payable', 'cash'),
      ('cash', 'ecpay_receivable'), ('ecpay_receivable', 'cash'), ('gateway_fee', 'ecpay_receivable'),
      ('ecpay_receivable', 'gateway_fee'), ('rounding', 'ecpay_receivable'), ('ecpay_receivable', 'rounding'),
      ('rounding', 'cash'), ('cash', 'rounding'), ('order_escrow', 'seller_payable'),
      ('order_escrow', 'platform_revenue'))
    else false
  end);
