package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the build files promise. */
class BuildTests {

  private static final Path ROOT = Path.of("..");
  private static final List<Path> PUBLISHED =
      Stream.of("ecpay-client", "ecpay-spring-boot-starter", "ecpay-sandbox")
          .map(ROOT::resolve)
          .toList();

  static List<Path> modulePoms() throws Exception {
    NodeList modules = parse(ROOT.resolve("pom.xml")).getElementsByTagName("module");
    return Stream.iterate(0, i -> i < modules.getLength(), i -> i + 1)
        .map(i -> ROOT.resolve(modules.item(i).getTextContent()).resolve("pom.xml"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("modulePoms")
  void versionsStandInTheRootPomOnly(Path pom) throws Exception {
    NodeList versions = parse(pom).getElementsByTagName("version");
    for (int i = 0; i < versions.getLength(); i++) {
      assertThat(versions.item(i).getParentNode().getNodeName())
          .as("parent of a <version> in %s", pom)
          .isEqualTo("parent");
    }
  }

  @Test
  void lockOfTheStylesNamesNoRegistry() throws Exception {
    assertThat(Files.readString(Path.of("src/main/css/package-lock.json")))
        .as("because everybody has a registry of his own")
        .doesNotContain("\"resolved\"", "://registry");
  }

  @Test
  void thePublishedModulesHaveWhatMavenCentralAsksFor() throws Exception {
    Document root = parse(ROOT.resolve("pom.xml"));
    for (String element : List.of("licenses", "developers", "scm", "url")) {
      assertThat(root.getElementsByTagName(element).getLength()).as("<%s>", element).isPositive();
    }
    for (Path module : PUBLISHED) {
      Document pom = parse(module.resolve("pom.xml"));
      assertThat(pom.getElementsByTagName("name").getLength()).as("<name> of %s", module).isOne();
      assertThat(pom.getElementsByTagName("description").getLength())
          .as("<description> of %s", module)
          .isOne();
      assertThat(pom.getElementsByTagName("maven.deploy.skip").getLength())
          .as("%s is published", module)
          .isZero();
    }
  }

  @Test
  void everyPublicTypeOfThePublishedModulesIsDocumented() throws Exception {
    for (Path module : PUBLISHED) {
      assertThat(Undocumented.publicTypesBelow(module.resolve("src/main/java"))).isEmpty();
    }
  }

  private static Document parse(Path pom) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());
  }
}
