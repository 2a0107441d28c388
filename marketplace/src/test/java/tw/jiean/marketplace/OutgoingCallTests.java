package tw.jiean.marketplace;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Socket;
import java.net.URL;
import java.net.URLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import tw.jiean.ecpay.transport.JdkHttpTransport;

/**
 * Whoever the production jar calls is given up on in time: one place calls, and it makes no call
 * without limits. That the limits are kept is shown where it is, and that they are short unless
 * somebody sets others, in the starter's tests.
 */
@AnalyzeClasses(
    packages = "tw.jiean",
    importOptions = {
      ImportOption.DoNotIncludeTests.class,
      OutgoingCallTests.DoNotIncludeSandbox.class
    })
class OutgoingCallTests {

  /** On the class path of tests only, and not in the jar. */
  static final class DoNotIncludeSandbox implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("ecpay-sandbox");
    }
  }

  @ArchTest
  static final ArchRule onePlaceCalls =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(JdkHttpTransport.class.getName())
          .should()
          .dependOnClassesThat()
          .areAssignableTo(HttpClient.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(URLConnection.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Socket.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework.web.client..",
              "org.springframework.web.service..",
              "org.springframework.web.reactive..",
              "org.springframework.http.client..",
              "org.apache.hc..")
          .orShould()
          .callMethod(URL.class, "openStream")
          .because("a client that is made elsewhere waits for ever unless somebody thinks of it");

  @ArchTest
  static final ArchRule connectingHasALimit =
      classes()
          .that()
          .haveFullyQualifiedName(JdkHttpTransport.class.getName())
          .should()
          .callMethod(HttpClient.Builder.class, "connectTimeout", Duration.class)
          .because("the JDK sets none");

  @ArchTest
  static final ArchRule answeringHasALimit =
      classes()
          .that()
          .haveFullyQualifiedName(JdkHttpTransport.class.getName())
          .should()
          .callMethod(CompletableFuture.class, "get", long.class, TimeUnit.class)
          .because("a reply may stop in its middle");

  @ArchTest
  static final ArchRule nothingIsAwaitedWithoutALimit =
      noClasses()
          .that()
          .haveFullyQualifiedName(JdkHttpTransport.class.getName())
          .should()
          .callMethod(HttpClient.class, "send", HttpRequest.class, HttpResponse.BodyHandler.class)
          .orShould()
          .callMethod(CompletableFuture.class, "get")
          .orShould()
          .callMethod(CompletableFuture.class, "join")
          .because("the time-out of a request ends with the head of its reply");
}
