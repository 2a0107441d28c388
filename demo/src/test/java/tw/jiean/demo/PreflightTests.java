package tw.jiean.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class PreflightTests {

  @TempDir private Path folder;

  private final FreePorts ports = FreePorts.find();

  @Test
  void takesTheDataFolderAndGivesItBackAtTheEnd() {
    try (GenericApplicationContext context = check(Map.of())) {
      context.refresh();
      assertThat(context.getBean(DataFolder.class).resolve("uploads"))
          .isEqualTo(folder.resolve("uploads"));
      assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> DataFolder.own(folder));
    }
    DataFolder.own(folder).close();
  }

  @ParameterizedTest
  @CsvSource({
    "server.port, SERVER_PORT",
    "management.server.port, MANAGEMENT_SERVER_PORT",
    "ecpay.sandbox-port, ECPAY_SANDBOX_PORT"
  })
  void namesTheSettingOfAPortThatIsInUseAndLeavesTheFolderFree(String property, String variable)
      throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> check(Map.of(property, taken.getLocalPort())).close())
          .withMessageContaining("Port %d on 127.0.0.1 is in use", taken.getLocalPort())
          .withMessageContaining(variable + ".");
    }
    DataFolder.own(folder).close();
  }

  @Test
  void thePortOfTheSandboxIsNobodysBusinessWhenPaymentsGoElsewhere() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      check(Map.of("ecpay.environment", "stage", "ecpay.sandbox-port", taken.getLocalPort()))
          .close();
    }
  }

  @Test
  void anEmptyDataFolderIsNotTheWorkingDirectory() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> check(Map.of("jiean.data-dir", "")).close())
        .withMessageContaining("JIEAN_DATA_DIR is empty");
  }

  private GenericApplicationContext check(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("jiean.data-dir", folder.toString());
    all.put("ecpay.environment", "sandbox");
    all.put("server.port", ports.server());
    all.put("management.server.port", ports.management());
    all.put("ecpay.sandbox-port", ports.sandbox());
    all.putAll(settings);
    GenericApplicationContext context = new GenericApplicationContext();
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", all));
    new Preflight().initialize(context);
    return context;
  }
}
