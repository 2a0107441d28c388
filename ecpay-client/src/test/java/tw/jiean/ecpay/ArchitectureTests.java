package tw.jiean.ecpay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

@AnalyzeClasses(packages = "tw.jiean.ecpay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

  @ArchTest
  static final ArchRule NEEDS_NOTHING =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify.annotations..", "tw.jiean.ecpay..")
          .because("whoever takes the client takes nothing else with it, and can audit it whole");

  @ArchTest
  static final ArchRule ONLY_QUERIES_CALL =
      noClasses()
          .that()
          .resideInAnyPackage("..checkout..", "..notification..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..transport..")
          .because("orders travel by the buyer's browser, and a message is judged by itself");

  @ArchTest
  static final ArchRule PLANS_ONLY_THINK =
      noClasses()
          .that()
          .resideInAPackage("..refund..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..transport..", "..exchange..")
          .because("a plan that calls nobody can be made, shown and tested at any time");

  @ArchTest
  static final ArchRule TIME_IS_GIVEN =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(ZoneId.class, "systemDefault")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .because("time comes from an injected Clock and is Taiwan's whatever the machine's zone");
}
