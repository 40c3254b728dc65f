package org.aushang.rest.internal.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Which addresses a webhook may reach: an address that an admin enters must not open what only this machine can reach. */
final class PublicAddresses {

    private PublicAddresses() {}

    /**
     * Whether a name leads to public addresses only.
     *
     * @throws UnknownHostException if it leads nowhere
     */
    static boolean only(String host) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).noneMatch(PublicAddresses::isPrivate);
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        // RFC 4193 (local IPv6 addresses) and RFC 6598 (those of carriers) are not known to the JDK.
        boolean local = bytes.length == 16 ? (first & 0xFE) == 0xFC : first == 100 && (second & 0xC0) == 64;
        return local
                || first == 0
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
