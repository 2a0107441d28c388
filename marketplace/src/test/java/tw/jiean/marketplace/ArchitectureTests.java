package tw.jiean.marketplace;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.ModelAttribute;
import tw.jiean.marketplace.web.JsonClient;

/** House rules that a compiler does not know. */
@AnalyzeClasses(
    packages = "tw.jiean.marketplace",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

  private static final DescribedPredicate<JavaCall<?>> NOW_WITHOUT_CLOCK =
      describe(
          "now() without a Clock",
          call ->
              call.getName().equals("now")
                  && call.getTargetOwner().getPackageName().startsWith("java.time")
                  && call.getTarget().getRawParameterTypes().stream()
                      .noneMatch(type -> type.isEquivalentTo(Clock.class)));

  private static final DescribedPredicate<JavaCall<?>> CASE_WITHOUT_LOCALE =
      describe(
          "toLowerCase() or toUpperCase() without a Locale",
          call ->
              call.getTargetOwner().isEquivalentTo(String.class)
                  && List.of("toLowerCase", "toUpperCase").contains(call.getName())
                  && call.getTarget().getRawParameterTypes().isEmpty());

  private static final DescribedPredicate<JavaCall<?>> FORMAT_WITHOUT_LOCALE =
      describe(
          "String.format() without a Locale",
          call ->
              call.getTargetOwner().isEquivalentTo(String.class)
                  && call.getName().equals("format")
                  && call.getTarget().getRawParameterTypes().stream()
                      .noneMatch(type -> type.isEquivalentTo(Locale.class)));

  /** What a request says of where this site is; anybody can send any of it. */
  private static final DescribedPredicate<JavaCall<?>> ASKS_A_REQUEST_FOR_THE_HOST =
      describe(
          "what a request says of its host",
          call ->
              call.getTargetOwner().isAssignableTo(ServletRequest.class)
                  && List.of(
                          "getRequestURL",
                          "getServerName",
                          "getServerPort",
                          "getScheme",
                          "isSecure",
                          "getLocalName",
                          "getLocalPort")
                      .contains(call.getName()));

  private static final DescribedPredicate<JavaCall<?>> READS_A_HEADER =
      describe(
          "headers of a request",
          call ->
              call.getTargetOwner().isAssignableTo(HttpServletRequest.class)
                  && call.getName().startsWith("getHeader"));

  @ArchTest
  static final ArchRule noUrlIsBuiltFromARequest =
      noClasses()
          .should()
          .callCodeUnitWhere(are(ASKS_A_REQUEST_FOR_THE_HOST))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching(
              ".*\\.(ServletUriComponentsBuilder|MvcUriComponentsBuilder|ForwardedHeader(Filter|Utils)"
                  + "|UrlUtils|.*Http(Servlet)?RequestUtils|HttpRequest|ServletServerHttpRequest"
                  + "|RequestHeader)")
          .because("anybody can choose what a request says; PublicUrl says where this site is");

  @ArchTest
  static final ArchRule headersAreReadInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(JsonClient.class.getName())
          .and()
          // What a browser calls itself is shown to its owner and decides nothing.
          .doNotHaveFullyQualifiedName("tw.jiean.marketplace.account.Device")
          .and()
          // Browsers let no page choose what they say of the page that a form came from.
          .doNotHaveFullyQualifiedName("tw.jiean.marketplace.web.LostForm")
          .should()
          .callCodeUnitWhere(are(READS_A_HEADER))
          .because(
              "Host, Forwarded and their like are not to be believed, and nothing else is needed");

  @ArchTest
  static final ArchRule timeComesFromTheClock =
      noClasses()
          .should()
          .callCodeUnitWhere(are(NOW_WITHOUT_CLOCK))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("tests move the clock; what reads another one cannot be tested");

  @ArchTest
  static final ArchRule noOldDates =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Date")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Calendar")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(TimeZone.class)
          .because("java.time says which kind of time is meant");

  @ArchTest
  static final ArchRule lettersChangeCaseByALocale =
      noClasses()
          .should()
          .callCodeUnitWhere(are(CASE_WITHOUT_LOCALE))
          .orShould()
          .callCodeUnitWhere(are(FORMAT_WITHOUT_LOCALE))
          .because("the default locale of the machine changes what comes out");

  @ArchTest
  static final ArchRule settingsAreTyped =
      noFields()
          .should()
          .beAnnotatedWith(Value.class)
          .because("each prefix has one validated record")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noProfiles =
      noClasses()
          .should()
          .beAnnotatedWith(Profile.class)
          .because("what runs is chosen by settings that are written down");

  @ArchTest
  static final ArchRule fieldsAreNotInjected =
      noFields()
          .should()
          .beAnnotatedWith(Autowired.class)
          .because("a constructor says what a class needs, and lets a test give it");

  @ArchTest
  static final ArchRule constructorsNeedNoAnnotation =
      noConstructors()
          .should()
          .beAnnotatedWith(Autowired.class)
          .because("a bean has one constructor");

  @ArchTest
  static final ArchRule controllersStayInTheirPackage =
      classes()
          .that()
          .areMetaAnnotatedWith(Controller.class)
          .should()
          .bePackagePrivate()
          .because("nobody but Spring calls a controller");

  /** S24: a field that no form has is bound to nothing. */
  @ArchTest
  static final ArchRule formsAreBoundToFormsOnly =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areMetaAnnotatedWith(Controller.class)
          .should(
              new ArchCondition<JavaMethod>("bind what is sent to records called …Form only") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  method.getParameters().stream()
                      .filter(parameter -> parameter.isAnnotatedWith(ModelAttribute.class))
                      .map(JavaParameter::getRawType)
                      .filter(type -> !type.isRecord() || !type.getSimpleName().endsWith("Form"))
                      .forEach(type ->
                          events.add(
                              SimpleConditionEvent.violated(
                                  method, method.getFullName() + " binds " + type.getName())));
                }
              });

  @ArchTest
  static final ArchRule sqlStaysInItsPackage =
      classes()
          .that()
          .areAnnotatedWith(Repository.class)
          .should()
          .bePackagePrivate()
          .because("other modules ask the module, never its tables");

  @ArchTest
  static final ArchRule fieldsDoNotChangeFromOutside =
      fields()
          .that()
          .areNotPrivate()
          .and()
          .areNotStatic()
          .should()
          .beFinal()
          .because("what changes must change by a method that checks")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nobodyPrints =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .because("what has to be said is logged");
}
