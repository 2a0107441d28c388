package tw.jiean.ecpay.sandbox.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ordered maps whose changes are committed together. With a folder, what was committed is there
 * again after the process was killed: the file is only ever appended to, and its lock is the
 * operating system's, so none is left behind.
 */
public final class StateStore implements AutoCloseable {

  private static final String FILE = "ecpay-sandbox.mv";

  /** A field that a later version added is absent from what an earlier one wrote. */
  private final JsonMapper json =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .withConfigOverride(
              List.class, it -> it.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

  private final MVStore store;
  private final List<Runnable> derived = new CopyOnWriteArrayList<>();

  private StateStore(MVStore store) {
    this.store = store;
  }

  /**
   * Opens the state.
   *
   * @param folder made when it is missing; without one everything is forgotten at the end
   * @throws IllegalStateException when another sandbox is using the folder
   */
  public static StateStore open(@Nullable Path folder) {
    MVStore.Builder builder = new MVStore.Builder().autoCommitDisabled();
    if (folder == null) {
      return new StateStore(builder.open());
    }
    try {
      Path file = Files.createDirectories(folder).resolve(FILE).toAbsolutePath();
      return new StateStore(builder.fileName(file.toString()).open());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the folder " + folder, e);
    } catch (MVStoreException | OverlappingFileLockException e) {
      throw new IllegalStateException(
          "Cannot open the sandbox's state in " + folder + "; is another sandbox using it?", e);
    }
  }

  /** A map from growing numbers to records, which are kept as JSON. */
  public <T> MVMap<Long, T> numbered(String name, Class<T> type) {
    return store.openMap(
        name,
        new MVMap.Builder<Long, T>()
            .keyType(LongDataType.INSTANCE)
            .valueType(new JsonType<>(type, json)));
  }

  /** A map from names to the numbers of another map. */
  public MVMap<String, Long> index(String name) {
    return store.openMap(
        name,
        new MVMap.Builder<String, Long>()
            .keyType(StringDataType.INSTANCE)
            .valueType(LongDataType.INSTANCE));
  }

  /** The entries of a map that fulfil a condition. */
  public <T> Subset<T> subset(MVMap<Long, T> map, Predicate<T> condition) {
    Subset<T> subset = new Subset<>(map, condition);
    derive(subset::rebuild);
    return subset;
  }

  /** Works out something from the maps, now and whenever a change of them was undone. */
  public synchronized void derive(Runnable rebuild) {
    rebuild.run();
    derived.add(rebuild);
  }

  /** The number after the last one of a map. Only inside {@link #change}. */
  public static long nextNumber(MVMap<Long, ?> map) {
    Long last = map.lastKey();
    return last == null ? 1 : last + 1;
  }

  /** Does one change alone and keeps all of it, or none when it throws. */
  public synchronized <T> T change(Supplier<T> change) {
    try {
      T result = change.get();
      store.commit();
      return result;
    } catch (RuntimeException e) {
      if (store.hasUnsavedChanges()) {
        store.rollback();
        derived.forEach(Runnable::run);
      }
      throw e;
    }
  }

  @Override
  public synchronized void close() {
    store.close();
  }
}
