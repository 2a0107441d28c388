package tw.jiean.ecpay.sandbox.console;

import static java.util.Comparator.comparing;

import java.util.List;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Field;

/** What goes wrong when shops sign; each gives the text that such a shop hashes. */
enum Mistake {
  /** Sorted with all capitals before all small letters. */
  CAPITALS_FIRST {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return finished(fields.stream().sorted(comparing(Field::name)).toList(), keys);
    }
  },
  /** In the order in which the fields were sent. */
  NOT_SORTED {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return finished(fields, keys);
    }
  },
  /** Fields without a value were left out, and sent. */
  EMPTY_LEFT_OUT {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.text(
          fields.stream().filter(field -> !field.value().isEmpty()).toList(), keys);
    }
  },
  /** Spaces around values were cut off, and sent. */
  VALUES_STRIPPED {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.text(
          fields.stream().map(it -> new Field(it.name(), it.value().strip())).toList(), keys);
    }
  },
  /** Each value was encoded before all of it was. */
  ENCODED_TWICE {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.text(
          fields.stream().map(it -> new Field(it.name(), Signature.encoded(it.value()))).toList(),
          keys);
    }
  },
  /** Never encoded. */
  NOT_ENCODED {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.lowered(Signature.joined(Signature.sorted(fields), keys));
    }
  },
  /** Neither encoded nor in small letters. */
  NEITHER_ENCODED_NOR_LOWERED {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.joined(Signature.sorted(fields), keys);
    }
  },
  /** Not in small letters. */
  NOT_LOWERED {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.encoded(Signature.joined(Signature.sorted(fields), keys));
    }
  },
  /** A space as %20. */
  SPACE_AS_PERCENT_20 {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.text(fields, keys).replace("+", "%20");
    }
  },
  /** As JavaScript's encodeURIComponent leaves it. */
  JAVASCRIPT_ENCODING {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.text(fields, keys)
          .replace("+", "%20")
          .replace("%7e", "~")
          .replace("%27", "'");
    }
  },
  /** ! * ( ) stayed escaped. */
  MARKS_NOT_RESTORED {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.text(fields, keys)
          .replace("!", "%21")
          .replace("*", "%2a")
          .replace("(", "%28")
          .replace(")", "%29");
    }
  },
  /** As Java's URLEncoder leaves it: ! ( ) stayed escaped, * not. */
  JAVA_ENCODING {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.text(fields, keys)
          .replace("!", "%21")
          .replace("(", "%28")
          .replace(")", "%29");
    }
  },
  /** ~ stayed as it is. */
  TILDE_NOT_ESCAPED {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.text(fields, keys).replace("%7e", "~");
    }
  },
  /** HashKey and HashIV in each other's place. */
  KEYS_SWAPPED {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.text(
          fields,
          new Merchant(keys.id(), /* hashKey= */ keys.hashIv(), /* hashIv= */ keys.hashKey()));
    }
  },
  /** Without the keys. */
  WITHOUT_KEYS {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.lowered(Signature.encoded(Signature.pairs(Signature.sorted(fields))));
    }
  },
  /** The obsolete hash of EncryptType 0. */
  MD5 {
    @Override
    String text(List<Field> fields, Merchant keys) {
      return Signature.text(fields, keys);
    }
  };

  abstract String text(List<Field> fields, Merchant keys);

  /** Whether a shop that makes it arrives at that signature; small letters are one more mistake. */
  boolean explains(String received, List<Field> fields, Merchant keys) {
    String algorithm = this == MD5 ? "MD5" : "SHA-256";
    return Signature.digest(algorithm, text(fields, keys)).equalsIgnoreCase(received);
  }

  private static String finished(List<Field> inOrder, Merchant keys) {
    return Signature.lowered(Signature.encoded(Signature.joined(inOrder, keys)));
  }
}
