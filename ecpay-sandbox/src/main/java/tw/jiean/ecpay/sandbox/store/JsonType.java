package tw.jiean.ecpay.sandbox.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a record as the UTF-8 bytes of its JSON, their number in front. */
final class JsonType<T> extends BasicDataType<T> {

  /** A guess, in bytes: MVStore only wants it to size its cache. */
  private static final int TYPICAL_SIZE = 2_000;

  private final Class<T> type;
  private final JsonMapper json;

  JsonType(Class<T> type, JsonMapper json) {
    this.type = type;
    this.json = json;
  }

  @Override
  public int getMemory(T value) {
    return TYPICAL_SIZE;
  }

  @Override
  public void write(WriteBuffer buffer, T value) {
    byte[] bytes = json.writeValueAsString(value).getBytes(UTF_8);
    buffer.putVarInt(bytes.length).put(bytes);
  }

  @Override
  public T read(ByteBuffer buffer) {
    byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(bytes);
    return json.readValue(bytes, type);
  }

  @Override
  @SuppressWarnings("unchecked") // MVStore wants an array of the type that it cannot name
  public T[] createStorage(int size) {
    return (T[]) Array.newInstance(type, size);
  }
}
