package tw.jiean.marketplace.backoffice;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a module would contribute: parcels in a table, whispers in memory, and commands on them. */
@TestConfiguration(proxyBeanMethods = false)
class ParcelDesk {

  static final String LABEL_TAKEN = "test.label-taken";

  /** The table, which no migration makes. */
  static final class Parcels {
    private final JdbcClient jdbc;
    private final Clock clock;

    Parcels(JdbcClient jdbc, Clock clock) {
      this.jdbc = jdbc;
      this.clock = clock;
      jdbc.sql(
              """
              create table parcel (
                id bigint generated always as identity primary key, label text not null,
                state text not null, dollars bigint not null, fragile boolean not null,
                sent_at timestamptz,
                weight bigint generated always as (
                  case when dollars % 3 > 0 then dollars % 5 end) stored)
              """)
          .update();
    }

    long add(String label, String state, long dollars) {
      return add(label, state, dollars, clock.instant());
    }

    long add(String label, String state, long dollars, Instant sentAt) {
      return jdbc.sql(
              """
              insert into parcel (label, state, dollars, fragile, sent_at)
              values (?, ?, ?, false, ?) returning id
              """)
          .params(label, state, dollars, sentAt.atOffset(ZoneOffset.UTC))
          .query(Long.class)
          .single();
    }

    void open(long id, String label) {
      jdbc.sql("update parcel set state = 'OPEN', label = ? where id = ?")
          .params(label, id)
          .update();
    }

    void burn(long id) {
      jdbc.sql("delete from parcel where id = ?").param(id).update();
    }

    String state(long id) {
      return jdbc.sql("select state from parcel where id = ?")
          .param(id)
          .query(String.class)
          .single();
    }
  }

  @Bean
  Parcels parcels(JdbcClient jdbc, Clock clock) {
    return new Parcels(jdbc, clock);
  }

  @Bean
  AdminList parcelList(JdbcClient jdbc) {
    return AdminList.named("parcels", "test.parcels")
        .rows(
            AdminRows.sql(
                jdbc, "select id, label, state, dollars, fragile, sent_at, weight from parcel"))
        .key("id")
        .column("label", AdminFormat.TEXT)
        .column("state", AdminFormat.label("test.state."))
        .column("dollars", AdminFormat.MONEY)
        .column("sent_at", AdminFormat.TIME)
        .column("weight", AdminFormat.NUMBER)
        .section("test.section.care")
        .field("fragile", AdminFormat.FLAG)
        .search("label", "id")
        .filter("state", "OPEN", "CLOSED")
        .recent("sent_at")
        .sortable("label", "dollars", "weight")
        .newestFirst("id")
        .related("whispers", "parcel", "id")
        .build();
  }

  @Bean
  AdminList whisperList() {
    return AdminList.named("whispers", "test.whispers")
        .rows(
            AdminRows.memory(() ->
                Stream.concat(
                        Stream.of(whisper(1, "psst", 1), whisper(2, "Hush", 2)),
                        IntStream.rangeClosed(3, 120).mapToObj(i -> whisper(i, "hm " + i, 0)))
                    .toList()))
        .key("number")
        .column("said", AdminFormat.TEXT)
        .column("parcel", AdminFormat.link("parcels"))
        .search("said")
        .newestFirst("number")
        .build();
  }

  private static AdminRow whisper(int number, String said, long parcel) {
    return new AdminRow(Map.of("number", number, "said", said, "parcel", parcel));
  }

  @Bean
  AdminCommand openParcel(Parcels parcels) {
    return AdminCommand.on("parcels", "open", "test.open")
        .input(AdminInput.required("label", 20))
        .when(row -> row.text("state").equals("CLOSED"))
        .does(call -> {
          parcels.open(call.number(), call.input("label"));
          return call.input("label").equals("taken")
              ? AdminOutcome.invalid("label", LABEL_TAKEN)
              : AdminOutcome.done();
        });
  }

  @Bean
  AdminCommand dropParcel(Parcels parcels) {
    return AdminCommand.on("parcels", "drop", "test.drop")
        .does(call -> {
          parcels.open(call.number(), "dropped");
          throw new IllegalStateException("It broke");
        });
  }

  @Bean
  AdminCommand burnParcel(Parcels parcels) {
    return AdminCommand.on("parcels", "burn", "test.burn")
        .does(call -> {
          parcels.burn(call.number());
          return AdminOutcome.done();
        });
  }

  @Bean
  AdminCommand newParcel(Parcels parcels) {
    return AdminCommand.onList("parcels", "new", "test.new")
        .input(AdminInput.required("label", 20))
        .does(call ->
            AdminOutcome.created(Long.toString(parcels.add(call.input("label"), "CLOSED", 0))));
  }
}
