package tw.jiean.ecpay.sandbox.endpoint;

import java.nio.charset.Charset;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.statement.Days;
import tw.jiean.ecpay.sandbox.statement.FundingStatement;
import tw.jiean.ecpay.sandbox.wire.Form;

/** <a href="https://developers.ecpay.com.tw/?p=2898">The file of card payouts.</a> */
@CheckedAgainst(doc = "2898", date = "2026-07")
final class FundingReconDetail {

  private final RequestCheck check;
  private final FundingStatement statement;

  FundingReconDetail(RequestCheck check, FundingStatement statement) {
    this.check = check;
    this.statement = statement;
  }

  ServerReply answer(Form request) {
    Optional<RequestRefusal> refusal = check.refusal(request);
    Optional<FundingStatement.DateType> type =
        FundingStatement.DateType.of(request.text("PayDateType"));
    Optional<Days> days = StatementFile.days(request.text("StartDate"), request.text("EndDate"));
    Optional<Charset> charset = StatementFile.charset(request);
    if (refusal.isPresent()) {
      return StatementFile.refuse(refusal.get().number(), refusal.get().message());
    }
    if (type.isEmpty()) {
      return StatementFile.refuseField("PayDateType");
    }
    if (days.isEmpty()) {
      return StatementFile.refuseField("StartDate");
    }
    if (charset.isEmpty()) {
      return StatementFile.refuseField("CharSet");
    }
    String csv = statement.csv(request.text("MerchantID"), type.get(), days.get());
    return StatementFile.send(csv, charset.get(), "FundingReconDetail");
  }
}
