package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;

@MarketplaceTest
class SeldomTouchedSessionsIT {

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private JdbcClient jdbc;
  private SignedInAccount member;
  private Visitor visitor;

  @BeforeEach
  void signIn() {
    member = AccountFixtures.member(accounts);
    visitor = new Visitor(port);
    visitor.signIn(member.email(), AccountFixtures.PASSWORD);
  }

  @Test
  void aPageThatOnlyShowsSomethingWritesNothing() {
    visitor.get("/account/");
    String before = version();

    assertThat(visitor.get("/account/").statusCode()).isEqualTo(200);

    assertThat(version()).isEqualTo(before);
  }

  @Test
  void aSessionThatWasSeenAWhileAgoIsSeenAgain() {
    long ago = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
    jdbc.sql("update spring_session set last_access_time = ? where principal_name = ?")
        .params(ago, member.email())
        .update();

    visitor.get("/account/");

    assertThat(lastAccess()).isGreaterThan(ago + Duration.ofMinutes(59).toMillis());
  }

  @Test
  void whatChangesInASessionIsKeptAtOnce() {
    visitor.get("/account/");
    String token = Visitor.token(visitor.get("/account/"));

    visitor.post("/logout/", Map.of("_csrf", token));

    assertThat(
            jdbc.sql("select count(*) from spring_session where principal_name = ?")
                .param(member.email())
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** Another one whenever the row was written, whatever was written. */
  private String version() {
    return jdbc.sql("select xmin || '/' || ctid from spring_session where principal_name = ?")
        .param(member.email())
        .query(String.class)
        .single();
  }

  private long lastAccess() {
    return jdbc.sql("select last_access_time from spring_session where principal_name = ?")
        .param(member.email())
        .query(Long.class)
        .single();
  }
}
