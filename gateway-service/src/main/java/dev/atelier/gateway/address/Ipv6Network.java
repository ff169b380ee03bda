package dev.atelier.gateway.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The first 64 bits of an IPv6 address, which one customer usually has to himself. */
final class Ipv6Network {

    private static final int NETWORK_BYTES = 8;

    private Ipv6Network() {}

    static String of(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(NETWORK_BYTES, bytes.length)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
