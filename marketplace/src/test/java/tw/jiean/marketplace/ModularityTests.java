package tw.jiean.marketplace;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

  private final ApplicationModules modules = ApplicationModules.of(MarketplaceApplication.class);

  @Test
  void modulesDependOnlyOnWhatTheyDeclare() {
    modules.verify();
  }

  @Test
  void diagramsOfTheModulesCanBeDrawn() {
    new Documenter(modules).writeModulesAsPlantUml();
  }
}
