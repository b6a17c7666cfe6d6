package ee.convergence.transport;

import java.util.Optional;

/**
 * An IP address or a network in CIDR form.
 *
 * @param address the bytes of the address
 * @param bits how many leading bits count
 */
record Network(byte[] address, int bits) {

    /**
     * The network of this text.
     *
     * @throws IllegalArgumentException if it is neither an address nor a network
     */
    static Network of(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            throw new IllegalArgumentException("not an address or network: " + text);
        }
        int all = address.get().length * Byte.SIZE;
        int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        return new Network(address.get(), bits);
    }

    /** Whether an address is of this network. */
    boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = bits - bit >= Byte.SIZE ? 0xff : 0xff << (Byte.SIZE - (bits - bit));
            if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
