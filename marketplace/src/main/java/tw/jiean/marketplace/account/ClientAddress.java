package tw.jiean.marketplace.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a request came from, as far as that says anything. An address of the machine itself or of a
 * private network is a proxy's, or a neighbour's: all visitors would share it.
 */
final class ClientAddress {

  /** What one customer of a provider gets: 64 bits of an IPv6 address. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private static final int IPV6_SHOWN_BYTES = 6;
  private static final int UNIQUE_LOCAL = 0xfc;
  private static final int UNIQUE_LOCAL_MASK = 0xfe;

  private ClientAddress() {}

  /** Whose attempts are counted together; empty when the address says nothing. */
  static Optional<String> countedAs(String remoteAddress) {
    return parse(remoteAddress)
        .filter(ClientAddress::isPublic)
        .map(address ->
            address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
                : address.getHostAddress());
  }

  /** Enough to know one's own again: {@code 203.0.113.•}, {@code 2001:db8:12:•}. */
  static String masked(String remoteAddress) {
    return parse(remoteAddress).map(ClientAddress::masked).orElse("");
  }

  private static String masked(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet6Address) {
      StringBuilder shown = new StringBuilder();
      for (int i = 0; i < IPV6_SHOWN_BYTES; i += 2) {
        int group = Byte.toUnsignedInt(bytes[i]) << Byte.SIZE | Byte.toUnsignedInt(bytes[i + 1]);
        shown.append(Integer.toHexString(group)).append(':');
      }
      return shown.append('•').toString();
    }
    return "%d.%d.%d.•"
        .formatted(
            Byte.toUnsignedInt(bytes[0]),
            Byte.toUnsignedInt(bytes[1]),
            Byte.toUnsignedInt(bytes[2]));
  }

  private static boolean isPublic(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isSiteLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !(address instanceof Inet6Address
            && (address.getAddress()[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL);
  }

  /** Never asks a name server. */
  private static Optional<InetAddress> parse(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
