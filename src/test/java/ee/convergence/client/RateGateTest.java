package ee.convergence.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import ee.convergence.config.LimitSettings;
import ee.convergence.config.Settings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateGateTest {

    private static final long SECOND = 1_000_000_000L;

    private final List<Integer> passed = new ArrayList<>();

    @Test
    void thereIsNoGateWithoutARate() {
        assertThat(RateGate.of(limits(""), message -> {})).isNull();
    }

    @Test
    void aBurstWaitsItsTurnAndNothingIsLost() {
        RateGate gate = gate("message-rate = 10");
        for (int i = 0; i < 100; i++) {
            assertThat(gate.offer(message(i))).isTrue();
        }
        int atOnce = passed.size();
        assertThat(atOnce).isBetween(10, 99);
        long later = System.nanoTime();
        for (int second = 1; passed.size() < 100 && second < 20; second++) {
            gate.drain(later + second * SECOND);
        }
        assertThat(passed).hasSize(100).isSorted();
    }

    @Test
    void tooMuchThatWaitsIsRefused() {
        RateGate gate = gate("message-rate = 1, inbound.messages = 3");
        int taken = 0;
        while (taken < 100 && gate.offer(message(taken))) {
            taken++;
        }
        assertThat(taken).isBetween(3, 10);
    }

    private RateGate gate(String overrides) {
        return RateGate.of(limits(overrides), message -> passed.add(message.getInt()));
    }

    private static LimitSettings limits(String overrides) {
        return Settings.of(ConfigFactory.parseString("convergence.realtime.limits {" + overrides + "}"))
                .limits();
    }

    private static ByteBuffer message(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(0, number);
    }
}
