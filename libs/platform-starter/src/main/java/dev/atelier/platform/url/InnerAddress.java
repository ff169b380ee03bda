package dev.atelier.platform.url;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells addresses of inner networks from public ones, in every spelling, without asking a name server. */
final class InnerAddress {

    /** Everything IANA's special-purpose registries list as not globally reachable. */
    private static final List<Block> INNER = List.of(
            block("0.0.0.0", 8),
            block("10.0.0.0", 8),
            block("100.64.0.0", 10),
            block("127.0.0.0", 8),
            block("169.254.0.0", 16),
            block("172.16.0.0", 12),
            block("192.0.0.0", 24),
            block("192.0.2.0", 24),
            block("192.88.99.0", 24),
            block("192.168.0.0", 16),
            block("198.18.0.0", 15),
            block("198.51.100.0", 24),
            block("203.0.113.0", 24),
            block("224.0.0.0", 3),
            block("::", 96),
            block("::ffff:0:0:0", 96),
            block("64:ff9b::", 96),
            block("64:ff9b:1::", 48),
            block("100::", 64),
            block("2001::", 23),
            block("2001:db8::", 32),
            block("2002::", 16),
            block("3fff::", 20),
            block("5f00::", 16),
            block("fc00::", 7),
            block("fe80::", 9),
            block("ff00::", 8));

    private static final Pattern NUMERIC =
            Pattern.compile("(?:0[xX][0-9a-fA-F]*|[0-9]+)(?:\\.(?:0[xX][0-9a-fA-F]*|[0-9]+))*");
    private static final Pattern EMBEDDED =
            Pattern.compile("(?<![0-9])(\\d{1,3})[.-](\\d{1,3})[.-](\\d{1,3})[.-](\\d{1,3})(?![0-9])");

    private static final Pattern EMBEDDED_HEX = Pattern.compile("(?<![0-9a-z])([0-9a-f]{8})(?![0-9a-z])");

    private InnerAddress() {}

    /** Whether some resolver might take the host for an IPv4 address rather than a name. */
    static boolean looksNumeric(String host) {
        return NUMERIC.matcher(host).matches();
    }

    /** Whether {@code literal} is an address, and a public one. */
    static boolean isPublicLiteral(String literal) {
        try {
            return isPublic(
                    literal.contains(":") ? InetAddress.ofLiteral(literal) : Inet4Address.ofPosixLiteral(literal));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static boolean isPublic(InetAddress address) {
        return INNER.stream().noneMatch(block -> block.contains(address));
    }

    /** Whether the name carries an inner address, as those of wildcard DNS services do ({@code 10.0.0.1.nip.io}). */
    static boolean isEmbeddedIn(String name) {
        Stream<String> decimal = EMBEDDED.matcher(name).results().map(InnerAddress::dotted);
        Stream<String> hex = EMBEDDED_HEX.matcher(name).results().map(match -> "0x" + match.group(1));
        return Stream.concat(decimal, hex).anyMatch(address -> !isPublicLiteral(address));
    }

    private static String dotted(MatchResult match) {
        return String.join(".", match.group(1), match.group(2), match.group(3), match.group(4));
    }

    private static Block block(String network, int bits) {
        return new Block(InetAddress.ofLiteral(network).getAddress(), bits);
    }

    private record Block(byte[] network, int bits) {

        boolean contains(InetAddress address) {
            byte[] other = address.getAddress();
            if (other.length != network.length) {
                return false;
            }
            int rest = network.length * 8 - bits;
            return new BigInteger(1, other).shiftRight(rest).equals(new BigInteger(1, network).shiftRight(rest));
        }
    }
}
