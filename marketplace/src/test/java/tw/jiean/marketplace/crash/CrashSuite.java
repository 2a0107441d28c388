package tw.jiean.marketplace.crash;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All that share one {@link Site}, in one JVM after each other while another runs the rest. */
@Suite
@SelectPackages("tw.jiean.marketplace.crash")
@IncludeClassNamePatterns(".*IT")
class CrashSuite {}
