package dev.atelier.platform.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Under which name an address is counted: an IPv4 address under its own, an IPv6 address under the first 64 bits, which one
 * customer usually has to himself.
 */
public final class AddressNetwork {

    private static final int NETWORK_BYTES = 8;

    private AddressNetwork() {}

    /** The name for an address in text form; never looks a name up, so it does not block. */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(NETWORK_BYTES, bytes.length)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
