package tw.jiean.marketplace.simulation;

/** The worlds of even seeds. */
class RandomWorldIT extends RandomWorlds {

  RandomWorldIT() {
    super(false);
  }
}
