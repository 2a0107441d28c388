package tw.jiean.marketplace.simulation;

/** The worlds of odd seeds. */
class OddRandomWorldIT extends RandomWorlds {

  OddRandomWorldIT() {
    super(true);
  }
}
