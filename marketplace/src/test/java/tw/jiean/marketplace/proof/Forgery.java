package tw.jiean.marketplace.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tw.jiean.marketplace.payment.EcpayMessages;
import tw.jiean.marketplace.payment.EcpayMessages.Keys;
import tw.jiean.marketplace.proof.Message.Field;

/**
 * The ways to make a message that ECPay has not signed out of one that it has. None of them only
 * changes letter case or moves a boundary, which a right signature cannot tell.
 */
enum Forgery {
  BIT_OF_A_VALUE {
    @Override
    Message of(Message genuine, String field, Random random) {
      String value = flipped(Field.bytes(genuine.value(field)), random);
      return genuine.replacing(field, List.of(new Field(field, value)));
    }
  },
  BIT_OF_A_NAME {
    @Override
    Message of(Message genuine, String field, Random random) {
      String value = Field.bytes(genuine.value(field));
      return genuine.replacing(field, List.of(new Field(flipped(field, random), value)));
    }
  },
  FIELD_REMOVED {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.without(field);
    }
  },
  FIELD_EMPTIED {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.value(field).isEmpty() ? genuine.with(field, "x") : genuine.with(field, "");
    }
  },
  FIELD_ADDED {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.and(Field.of("Extra" + random.nextInt(1_000), "1"));
    }
  },
  VALUES_SWAPPED {
    @Override
    Message of(Message genuine, String field, Random random) {
      String other = field.equals("TradeAmt") ? "PaymentTypeChargeFee" : "TradeAmt";
      return genuine.with(field, genuine.value(other)).with(other, genuine.value(field));
    }
  },
  FIELD_DOUBLED {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.and(Field.of(field, genuine.value(field)));
    }
  },
  OTHER_AMOUNT {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.with("TradeAmt", Integer.toString(2_000 + random.nextInt(100_000)));
    }
  },
  OTHER_ORDER {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.with("MerchantTradeNo", "JA" + (100_000 + random.nextInt(100_000)));
    }
  },
  NO_MAC {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.without(MAC);
    }
  },
  EMPTY_MAC {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.with(MAC, "");
    }
  },
  SHORT_MAC {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.with(MAC, genuine.value(MAC).substring(0, 1 + random.nextInt(63)));
    }
  },
  LONG_MAC {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.with(MAC, genuine.value(MAC) + "0".repeat(1 + random.nextInt(64)));
    }
  },
  LOWER_CASE_MAC {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.with(MAC, genuine.value(MAC).toLowerCase(Locale.ROOT));
    }
  },
  DOUBLED_MAC {
    @Override
    Message of(Message genuine, String field, Random random) {
      List<Field> both =
          new ArrayList<>(
              List.of(Field.of(MAC, genuine.value(MAC)), Field.of(MAC, hex(random, 64))));
      Collections.shuffle(both, random);
      return genuine.replacing(MAC, both);
    }
  },
  MAC_TWICE_IN_ONE_VALUE {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.with(MAC, genuine.value(MAC).repeat(2));
    }
  },
  MAC_BETWEEN_BLANKS {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.with(
          MAC, random.nextBoolean() ? " " + genuine.value(MAC) : genuine.value(MAC) + " ");
    }
  },
  MAC_IN_WIDE_DIGITS {
    @Override
    Message of(Message genuine, String field, Random random) {
      StringBuilder wide = new StringBuilder();
      genuine.value(MAC).chars().forEach(c -> wide.append((char) (c - '!' + '！')));
      return genuine.with(MAC, wide.toString());
    }
  },
  MAC_UNDER_ANOTHER_NAME {
    @Override
    Message of(Message genuine, String field, Random random) {
      String name = random.nextBoolean() ? "checkmacvalue" : "CHECKMACVALUE";
      return genuine.replacing(MAC, List.of(Field.of(name, genuine.value(MAC))));
    }
  },
  RANDOM_MAC {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.with(MAC, hex(random, 64));
    }
  },
  MAC_OF_ANOTHER_MESSAGE {
    @Override
    Message of(Message genuine, String field, Random random) {
      Map<String, String> other = fields(genuine);
      other.put("gwsr", Integer.toString(random.nextInt()));
      return genuine.with(MAC, Outside.sign(other));
    }
  },
  MD5 {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.with(MAC, EcpayMessages.digest("MD5", Outside.KEYS, fields(genuine)));
    }
  },
  SHA_1 {
    @Override
    Message of(Message genuine, String field, Random random) {
      return genuine.with(MAC, EcpayMessages.digest("SHA-1", Outside.KEYS, fields(genuine)));
    }
  },
  SHA_512_CUT {
    @Override
    Message of(Message genuine, String field, Random random) {
      String digest = EcpayMessages.digest("SHA-512", Outside.KEYS, fields(genuine));
      return genuine.with(MAC, digest.substring(0, 64));
    }
  },
  OTHER_MERCHANTS_KEYS {
    @Override
    Message of(Message genuine, String field, Random random) {
      return signedWith(Keys.PUBLISHED, genuine);
    }
  },
  KEYS_SWAPPED {
    @Override
    @SuppressWarnings("ArgumentSelectionDefectChecker") // that is the forgery
    Message of(Message genuine, String field, Random random) {
      return signedWith(new Keys(Outside.HASH_IV, Outside.HASH_KEY), genuine);
    }
  },
  ONE_KEY_ONLY {
    @Override
    Message of(Message genuine, String field, Random random) {
      return signedWith(
          random.nextBoolean() ? new Keys(Outside.HASH_KEY, "") : new Keys("", Outside.HASH_IV),
          genuine);
    }
  },
  NO_KEYS {
    @Override
    Message of(Message genuine, String field, Random random) {
      return signedWith(new Keys("", ""), genuine);
    }
  };

  static final String MAC = "CheckMacValue";

  /**
   * One forged message.
   *
   * @param genuine signed by ECPay
   * @param field the one to tamper with, for those that tamper with one; not the signature
   */
  abstract Message of(Message genuine, String field, Random random);

  private static Message signedWith(Keys keys, Message genuine) {
    return genuine.with(MAC, EcpayMessages.digest("SHA-256", keys, fields(genuine)));
  }

  private static Map<String, String> fields(Message message) {
    Map<String, String> fields = new LinkedHashMap<>();
    message.without(MAC).fields().forEach(field -> fields.put(field.name(), field.text()));
    return fields;
  }

  /** One bit turned, but not the one between A and a, under which the signature stays right. */
  private static String flipped(String bytes, Random random) {
    if (bytes.isEmpty()) {
      return "0";
    }
    int at = random.nextInt(bytes.length());
    int bit = random.nextInt(8);
    boolean letter = Character.isLetter(bytes.charAt(at) & 0x7F);
    char changed = (char) (bytes.charAt(at) ^ 1 << (letter && bit == 5 ? 0 : bit));
    return bytes.substring(0, at) + changed + bytes.substring(at + 1);
  }

  private static String hex(Random random, int length) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < length; i++) {
      hex.append("0123456789ABCDEF".charAt(random.nextInt(16)));
    }
    return hex.toString();
  }
}
