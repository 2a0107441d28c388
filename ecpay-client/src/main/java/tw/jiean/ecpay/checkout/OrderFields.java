package tw.jiean.ecpay.checkout;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.InvalidOrder;

/** The fields of one order, in ECPay's words, checked by {@link FieldRules}. */
final class OrderFields {

  private static final String AIO = "aio";

  private final EcpayConfig config;
  private final CheckoutRequest request;

  private OrderFields(EcpayConfig config, CheckoutRequest request) {
    this.config = config;
    this.request = request;
  }

  static FormFields of(EcpayConfig config, CheckoutRequest request) {
    var order = new OrderFields(config, request);
    FormFields fields = order.fields();
    fields.list().forEach(field -> FieldRules.check(field.getKey(), field.getValue()));
    order.requireTogether(fields);
    return fields;
  }

  private FormFields fields() {
    FormFields fields =
        FormFields.none()
            .and("MerchantID", config.merchantId().value())
            .and("MerchantTradeNo", request.tradeNo().value())
            .and("MerchantTradeDate", EcpayTime.format(request.tradeDate()))
            .and("PaymentType", AIO)
            .and("TotalAmount", request.amount().toString())
            .and("TradeDesc", request.description())
            .and("ItemName", request.itemName())
            .and("ReturnURL", request.returnUrl().toString())
            .and("ChoosePayment", request.choice().code());
    for (var field : request.choice().fields(request.amount()).list()) {
      fields = fields.and(field.getKey(), field.getValue());
    }
    return customFields(optional(fields)).and("EncryptType", "1");
  }

  private FormFields optional(FormFields mandatory) {
    FormFields fields = mandatory;
    fields = with(fields, "OrderResultURL", request.orderResultUrl());
    fields = with(fields, "ClientBackURL", request.clientBackUrl());
    fields = with(fields, "ItemURL", request.itemUrl());
    fields = with(fields, "Language", request.language() == null ? null : request.language().code);
    fields = with(fields, "NeedExtraPaidInfo", request.extraPaidInfo() ? "Y" : null);
    fields = with(fields, "StoreID", request.storeId());
    fields = with(fields, "Remark", request.remark());
    return with(fields, "PlatformID", config.platformId());
  }

  private FormFields customFields(FormFields before) {
    List<String> values = request.customFields();
    if (values.size() > 4) {
      throw new InvalidOrder("CustomField", "comes four times at most", "ECPay page 2862");
    }
    FormFields fields = before;
    for (int i = 0; i < values.size(); i++) {
      fields = fields.and("CustomField" + (i + 1), values.get(i));
    }
    return fields;
  }

  private static FormFields with(FormFields fields, String name, @Nullable Object value) {
    return value == null ? fields : fields.and(name, value.toString());
  }

  /** What only several fields together can break. */
  private void requireTogether(FormFields fields) {
    if (isReturnUrl(fields, "OrderResultURL")) {
      throw new InvalidOrder("OrderResultURL", "must differ from ReturnURL", "ECPay page 2862");
    }
    if (isReturnUrl(fields, "PeriodReturnURL")) {
      throw new InvalidOrder(
          "PeriodReturnURL",
          "must differ from ReturnURL, because its messages have other fields",
          "this client");
    }
    if (fields
        .value("MerchantMemberID")
        .filter(member -> !member.startsWith(config.merchantId().value()))
        .isPresent()) {
      throw new InvalidOrder("MerchantMemberID", "begins with the MerchantID", "ECPay page 2866");
    }
  }

  private boolean isReturnUrl(FormFields fields, String name) {
    return fields.value(name).map(URI::create).filter(request.returnUrl()::equals).isPresent();
  }
}
