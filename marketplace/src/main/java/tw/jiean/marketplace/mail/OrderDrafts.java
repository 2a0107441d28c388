package tw.jiean.marketplace.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Party;
import tw.jiean.marketplace.page.Taiwan;

/** Makes what the people of an order are told of a case, each in his language. */
@Component
class OrderDrafts {

  private final Recipients recipients;
  private final MessageSource texts;
  private final Taiwan taiwan;

  OrderDrafts(Recipients recipients, MessageSource texts, Taiwan taiwan) {
    this.recipients = recipients;
    this.texts = texts;
    this.taiwan = taiwan;
  }

  /** Those of that voice who are still there. */
  List<Recipient> people(OrderCase it, String voice) {
    return voice.equals(Draft.STAFF)
        ? recipients.operators()
        : recipients.find(it.party(voice).id()).stream().toList();
  }

  /** To both parties, all in words. */
  List<Draft> both(OrderCase it, String words) {
    return Stream.of(Draft.BUYER, Draft.SELLER)
        .flatMap(voice -> plain(it, voice, words).stream())
        .toList();
  }

  /** To everybody of that voice, all in words. */
  List<Draft> plain(OrderCase it, String voice, String words) {
    Money price = it.order().terms().price();
    return of(
        it,
        voice,
        price,
        _ -> words,
        language -> facts(language).order(it.order()).add("amount", price));
  }

  /** To everybody of that voice, with a table. */
  List<Draft> of(
      OrderCase it,
      String voice,
      Money amount,
      Function<Locale, String> words,
      Function<Locale, Facts> table) {
    return people(it, voice).stream()
        .map(
            to -> to(it, voice, to, amount, words.apply(to.locale()), "", table.apply(to.locale())))
        .toList();
  }

  /** {0} the title, {1} the other party, {2} the amount, {3} somebody's words, {4} a time. */
  Draft to(
      OrderCase it,
      String voice,
      Recipient to,
      Money amount,
      String words,
      String time,
      Facts facts) {
    Party other = voice.equals(Draft.BUYER) ? it.order().seller() : it.order().buyer();
    return new Draft(
        it.kind(),
        voice,
        to,
        List.of(it.order().terms().title(), other.displayName(), amount.toString(), words, time),
        facts.list(),
        it.path(voice),
        it.at());
  }

  /** A table to fill. */
  Facts facts(Locale language) {
    return new Facts(language, texts);
  }

  /** A moment in Asia/Taipei. */
  String time(Instant moment) {
    return taiwan.time(moment);
  }
}
