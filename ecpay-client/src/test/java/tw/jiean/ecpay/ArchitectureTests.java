package tw.jiean.ecpay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;

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

  private static final DescribedPredicate<JavaCall<?>> COMPARES_AND_TELLS_HOW_FAR =
      describe(
          "a comparison that ends at the first difference",
          call ->
              Set.of(
                      "equals",
                      "equalsIgnoreCase",
                      "contentEquals",
                      "regionMatches",
                      "compareTo",
                      "compareToIgnoreCase",
                      "startsWith",
                      "endsWith",
                      "mismatch",
                      "compare")
                  .contains(call.getName()));

  @ArchTest
  static final ArchRule SIGNATURES_ARE_COMPARED_IN_CONSTANT_TIME =
      methods()
          .that()
          .areDeclaredIn(CheckMacValue.class)
          .and()
          .haveName("matches")
          .should(callOnly(MessageDigest.class, "isEqual", COMPARES_AND_TELLS_HOW_FAR))
          .because("how long an answer takes would tell how much of a guess was right");

  @ArchTest
  static final ArchRule ONLY_SIGNING_COMPUTES_A_SIGNATURE =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(CheckMacValue.class.getName())
          .and()
          .doNotHaveFullyQualifiedName(EcpayConfig.class.getName())
          .should()
          .callMethodWhere(
              target(owner(assignableTo(CheckMacValue.class))).and(target(name("compute"))))
          .because("whoever has a signature could compare it otherwise");

  private static ArchCondition<JavaMethod> callOnly(
      Class<?> owner, String name, DescribedPredicate<JavaCall<?>> never) {
    return new ArchCondition<>("compare by " + owner.getSimpleName() + "." + name) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean constantTime =
            method.getMethodCallsFromSelf().stream()
                .anyMatch(call ->
                    call.getTargetOwner().isEquivalentTo(owner) && call.getName().equals(name));
        boolean other = method.getMethodCallsFromSelf().stream().anyMatch(never);
        events.add(
            new SimpleConditionEvent(method, constantTime && !other, method.getDescription()));
      }
    };
  }
}
