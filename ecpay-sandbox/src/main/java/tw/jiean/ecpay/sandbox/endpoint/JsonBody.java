package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a command of the control interface carries. */
final class JsonBody {

  private static final JsonMapper JSON = JsonMapper.shared();

  private JsonBody() {}

  /** The object of the body; an empty one without a body. */
  static JsonNode of(Context ctx) {
    byte[] body = ctx.bodyAsBytes();
    if (body.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      JsonNode node = JSON.readTree(body);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw new BadRequestResponse("The body is not JSON");
    }
    throw new BadRequestResponse("The body is no JSON object");
  }
}
