package tw.jiean.marketplace.crash;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * All that share one {@link Site}, in one JVM after each other while another runs the random
 * worlds. An execution of the build that leaves the long ones out finds none here.
 */
@Suite(failIfNoTests = false)
@SelectPackages("tw.jiean.marketplace.crash")
@IncludeClassNamePatterns(".*IT")
class CrashSuite {}
