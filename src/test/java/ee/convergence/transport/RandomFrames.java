package ee.convergence.transport;

import java.util.Arrays;
import java.util.Random;

/**
 * Endless bytes for a socket, the same for the same seed: frames with valid, mutated and random messages, and mutated
 * frames. Not thread-safe.
 */
final class RandomFrames {

    private static final int LONGEST = 300;

    private final Random random;
    private final RandomMessages messages;

    RandomFrames(long seed) {
        random = new Random(seed);
        messages = new RandomMessages(random);
    }

    /** A frame that a correct client could have sent, but for the content of its message. */
    byte[] plausible() {
        return Frame.binary(messages.fromClient().toByteArray()).masked();
    }

    /** The bytes of one frame, more or less. */
    byte[] arbitrary() {
        return switch (random.nextInt(8)) {
            case 0 -> Frame.binary(message()).masked();
            case 1, 2 -> Frame.binary(mutated(message())).masked();
            case 3 -> Frame.binary(bytes()).masked();
            case 4 -> new Frame(random.nextInt(256), mutated(message())).masked();
            case 5 -> mutated(Frame.binary(message()).masked());
            case 6 ->
                Frame.last(random.nextBoolean() ? Frame.TEXT : Frame.PING, shortBytes())
                        .masked();
            default -> bytes();
        };
    }

    private byte[] message() {
        return messages.any().toByteArray();
    }

    private byte[] mutated(byte[] original) {
        byte[] bytes = Arrays.copyOf(original, Math.max(1, original.length + random.nextInt(9) - 4));
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(LONGEST)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] shortBytes() {
        return Arrays.copyOf(bytes(), random.nextInt(126));
    }
}
