package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a command of the control interface carries, and refuses what it does not know. */
final class JsonBody {

  /** Of a member that comes twice nobody knows which one was meant; numbers stay as written. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private JsonBody() {}

  /**
   * The object of the body; an empty one without a body. A member of another name would be a slip
   * of the pen, and the command another one than was meant.
   */
  static JsonNode of(Context ctx, Set<String> names) {
    JsonNode body = object(ctx);
    body.propertyNames().stream()
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new BadRequestResponse(
              "The body has a member that is not known: "
                  + name
                  + (names.isEmpty()
                      ? "; nothing is expected"
                      : "; known are " + String.join(", ", new TreeSet<>(names))));
        });
    return body;
  }

  /** A member that is true or false, or absent. */
  static boolean flag(JsonNode body, String name, boolean otherwise) {
    JsonNode flag = body.path(name);
    if (flag.isMissingNode()) {
      return otherwise;
    }
    if (!flag.isBoolean()) {
      throw new BadRequestResponse(name + " has to be true or false");
    }
    return flag.asBoolean();
  }

  /** A member that is a text, or a whole number in digits; null when it is absent. */
  static @Nullable String text(JsonNode body, String name) {
    JsonNode text = body.path(name);
    if (text.isMissingNode() || text.isNull()) {
      return null;
    }
    if (!text.isString() && !text.isIntegralNumber()) {
      throw new BadRequestResponse(name + " has to be a text");
    }
    return text.asString();
  }

  /** A member that is a whole number, or absent. */
  static long number(JsonNode body, String name, long otherwise) {
    JsonNode number = body.path(name);
    if (number.isMissingNode()) {
      return otherwise;
    }
    if (!number.isIntegralNumber() || !number.canConvertToLong()) {
      throw new BadRequestResponse(name + " has to be a whole number");
    }
    return number.asLong();
  }

  private static JsonNode object(Context ctx) {
    byte[] body = ctx.bodyAsBytes();
    if (body.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      JsonNode node = JSON.readTree(body);
      if (node.isObject()) {
        return node;
      }
    } catch (DatabindException e) {
      throw new BadRequestResponse("The body goes on behind its JSON object");
    } catch (JacksonException e) {
      throw new BadRequestResponse("The body is not JSON: " + reason(e));
    }
    throw new BadRequestResponse("The body is no JSON object");
  }

  /** What is wrong and where, without where the text came from, which is always the body. */
  private static String reason(JacksonException e) {
    String what = e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
    TokenStreamLocation where = e.getLocation();
    return where == null
        ? what
        : what + ", line " + where.getLineNr() + ", column " + where.getColumnNr();
  }
}
