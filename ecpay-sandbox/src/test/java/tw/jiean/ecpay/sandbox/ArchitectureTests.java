package tw.jiean.ecpay.sandbox;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import tw.jiean.ecpay.CheckMacValue;

@AnalyzeClasses(packages = "tw.jiean.ecpay.sandbox", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

  @ArchTest
  static final ArchRule takesOnlyTheSignatureFromTheClient =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("tw.jiean.ecpay..")
                  .and(DescribedPredicate.not(resideInAPackage("tw.jiean.ecpay.sandbox..")))
                  .and(DescribedPredicate.not(JavaClass.Predicates.type(CheckMacValue.class))))
          .because("a mistake of the client that is mirrored here would prove nothing");

  @ArchTest
  static final ArchRule knowsNoSpring =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..")
          .because("it must not meet the application context that it is used to test");

  @ArchTest
  static final ArchRule hasNoCycles =
      slices()
          .matching("tw.jiean.ecpay.sandbox.(*)..")
          .should()
          .beFreeOfCycles()
          .because("wire, store, time, notify, trade, page, endpoint are read in this order");

  @ArchTest
  static final ArchRule asksItsClockForTheTime =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("tests move the clock and wait for nothing");
}
