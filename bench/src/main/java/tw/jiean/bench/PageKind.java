package tw.jiean.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What is measured: a page, who asks for it, and the word that must be on it. */
enum PageKind {
  /** The catalogue as everybody sees it first. */
  HOME("home", "href=\"/services/") {
    @Override
    List<byte[]> prepare(Shop shop, int most) {
      return List.of(shop.passerBy().get("/"));
    }
  },
  /** Words, prices, categories, times and ratings, in all orders. */
  SEARCH("search", "href=\"/services/") {
    @Override
    List<byte[]> prepare(Shop shop, int most) throws SQLException {
      List<byte[]> requests = new ArrayList<>();
      for (String word : List.of("設計", "製作", "諮詢", "健檢", "改造", "套餐")) {
        String q = Visitor.encoded(word);
        requests.add(shop.passerBy().get("/?q=" + q));
        requests.add(shop.passerBy().get("/?q=" + q + "&price_max=5000&sort=price"));
        requests.add(shop.passerBy().get("/?q=" + q + "&rating=4&sort=rating"));
      }
      for (String category : shop.texts("select id::text from category order by id")) {
        requests.add(shop.passerBy().get("/?category=" + category));
        requests.add(shop.passerBy().get("/?category=" + category + "&days=14&sort=price-desc"));
      }
      return requests;
    }
  },
  /** Anywhere in the middle of the catalogue. */
  DEEP("page deep in the catalogue", "href=\"/services/") {
    @Override
    List<byte[]> prepare(Shop shop, int most) throws SQLException {
      return shop
          .texts(
              "select '/?after=0-' || id from listing where id > 100 order by random() limit 2000")
          .stream()
          .map(shop.passerBy()::get)
          .toList();
    }
  },
  /** Any service. */
  SERVICE("service", "基本方案") {
    @Override
    List<byte[]> prepare(Shop shop, int most) throws SQLException {
      return shop
          .texts("select '/services/' || id || '/' from listing order by random() limit 2000")
          .stream()
          .map(shop.passerBy()::get)
          .toList();
    }
  },
  /** Choosing plan and method. */
  PLAN("plan", "name=\"request_id\"") {
    @Override
    List<byte[]> prepare(Shop shop, int most) throws SQLException {
      return byBuyers(
          shop,
          shop.texts(
              "select '/order/' || id || '/?plan=standard' from listing order by random() limit 2000"));
    }
  },
  /** A new order with its payment, and the page that leads to ECPay. */
  CREATE("order creation", "name=\"CheckMacValue\"") {
    @Override
    List<byte[]> prepare(Shop shop, int most) throws SQLException {
      List<String> listings =
          shop.texts("select id::text from listing order by random() limit 2000");
      List<byte[]> requests = new ArrayList<>();
      for (int i = 0; i < most; i++) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("service_id", listings.get(i % listings.size()));
        fields.put("plan", "standard");
        fields.put("payment_method", "credit_card");
        fields.put("request_id", UUID.randomUUID().toString());
        requests.add(shop.buyers().get(i % shop.buyers().size()).post("/order/create/", fields));
      }
      return requests;
    }
  },
  /** An order as its buyer sees it, in any state. */
  ORDER("order", "訂單編號") {
    @Override
    List<byte[]> prepare(Shop shop, int most) throws SQLException {
      List<byte[]> requests = new ArrayList<>();
      for (Visitor buyer : shop.buyers()) {
        shop.texts(
                "select '/orders/' || order_no || '/' from orders where buyer_id = %d order by id limit 20"
                    .formatted(buyer.account()))
            .forEach(path -> requests.add(buyer.get(path)));
      }
      // One buyer's requests do not follow one another.
      Collections.shuffle(requests, new Random(1));
      return requests;
    }
  },
  /** What somebody has bought. */
  ORDERS("my orders", "href=\"/orders/") {
    @Override
    List<byte[]> prepare(Shop shop, int most) {
      return byBuyers(shop, List.of("/orders/"));
    }
  },
  /** Lists of the back office, the first page and the next ones, filtered and searched. */
  STAFF_ORDERS("back office: orders", "<tbody") {
    @Override
    List<byte[]> prepare(Shop shop, int most) throws SQLException {
      return byOperators(
          shop,
          "/admin/orders/",
          "/admin/orders/?after=" + halfway(shop, "order_no", "orders"),
          "/admin/orders/?status=DELIVERED",
          "/admin/orders/?created_at=7",
          "/admin/orders/?sort=created_at");
    }
  },
  STAFF_SEARCH("back office: an order by its number", "<tbody") {
    @Override
    List<byte[]> prepare(Shop shop, int most) throws SQLException {
      return byOperators(
          shop,
          shop.texts("select '/admin/orders/?q=' || order_no from orders order by id limit 500")
              .toArray(String[]::new));
    }
  },
  STAFF_PAYMENTS("back office: payments", "<tbody") {
    @Override
    List<byte[]> prepare(Shop shop, int most) {
      return byOperators(
          shop,
          "/admin/payments/",
          "/admin/payments/?status=expired",
          "/admin/payments/?sort=-paid_at",
          "/admin/notifications/");
    }
  },
  STAFF_LISTINGS("back office: listings", "<tbody") {
    @Override
    List<byte[]> prepare(Shop shop, int most) throws SQLException {
      return byOperators(
          shop,
          "/admin/listings/",
          "/admin/listings/?after=" + halfway(shop, "id", "listing"),
          "/admin/listings/?sort=standard_price");
    }
  },
  STAFF_PEOPLE("back office: people", "<tbody") {
    @Override
    List<byte[]> prepare(Shop shop, int most) {
      return byOperators(
          shop, "/admin/users/", "/admin/users/?role=MEMBER", "/admin/users/?sort=email");
    }
  },
  STAFF_BOOKS("back office: books", "<tbody") {
    @Override
    List<byte[]> prepare(Shop shop, int most) {
      return byOperators(
          shop,
          "/admin/ledger-transfers/",
          "/admin/ledger-transfers/?reason=commission",
          "/admin/refunds/");
    }
  };

  private final String title;
  private final String word;

  PageKind(String title, String word) {
    this.title = title;
    this.word = word;
  }

  String title() {
    return title;
  }

  PageWith expected() {
    return new PageWith(word);
  }

  /** Whether each request works only once. */
  boolean once() {
    return this == CREATE;
  }

  /**
   * Requests for it.
   *
   * @param most how many there have to be when each works only once
   */
  abstract List<byte[]> prepare(Shop shop, int most) throws SQLException;

  private static List<byte[]> byBuyers(Shop shop, List<String> paths) {
    return by(shop.buyers(), paths);
  }

  /** What identifies a row in the middle of a table. */
  private static String halfway(Shop shop, String column, String table) throws SQLException {
    return shop.texts(
            "select "
                + column
                + "::text from "
                + table
                + " where id <= (select max(id) / 2 from "
                + table
                + ") order by id desc limit 1")
        .getFirst();
  }

  private static List<byte[]> byOperators(Shop shop, String... paths) {
    return by(shop.operators(), List.of(paths));
  }

  /** Everybody in turn, until each has had each path or there are enough. */
  private static List<byte[]> by(List<Visitor> visitors, List<String> paths) {
    List<byte[]> requests = new ArrayList<>();
    int count = Math.max(visitors.size() * Math.min(paths.size(), 16), paths.size());
    for (int i = 0; i < count; i++) {
      // Moved on by one in each round, so that all meet.
      int path = (i + i / visitors.size()) % paths.size();
      requests.add(visitors.get(i % visitors.size()).get(paths.get(path)));
    }
    return requests;
  }
}
