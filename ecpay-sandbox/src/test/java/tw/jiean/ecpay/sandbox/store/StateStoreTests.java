package tw.jiean.ecpay.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateStoreTests {

  @TempDir Path folder;

  record Before(String name) {}

  record After(
      String name, boolean marked, int count, List<String> parts, @Nullable String remark) {}

  @Test
  void readsWhatAnEarlierVersionWroteWithoutTheFieldsThatCameLater() {
    try (StateStore store = StateStore.open(folder)) {
      MVMap<Long, Before> map = store.numbered("things", Before.class);
      store.change(() -> map.put(1L, new Before("one")));
    }

    try (StateStore store = StateStore.open(folder)) {
      assertThat(store.numbered("things", After.class).get(1L))
          .isEqualTo(new After("one", false, 0, List.of(), null));
    }
  }
}
