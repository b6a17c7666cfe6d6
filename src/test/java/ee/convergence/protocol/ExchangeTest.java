package ee.convergence.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Int32Value;
import com.google.protobuf.InvalidProtocolBufferException;
import ee.convergence.protocol.wire.ConvergenceMessage;
import ee.convergence.protocol.wire.core.GetServerTimeRequestMessage;
import ee.convergence.protocol.wire.presence.PresenceClearStateMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExchangeTest {

    private static final ConvergenceMessage REQUEST = ConvergenceMessage.newBuilder()
            .setRequestId(Int32Value.of(7))
            .setServerTimeRequest(GetServerTimeRequestMessage.getDefaultInstance())
            .build();
    private static final ConvergenceMessage NORMAL = ConvergenceMessage.newBuilder()
            .setPresenceClearState(PresenceClearStateMessage.getDefaultInstance())
            .build();

    private final List<ConvergenceMessage> sent = new ArrayList<>();
    private final OpenExchanges open = new OpenExchanges(3, 100);
    private final Exchange.Outlet outlet = new Exchange.Outlet() {
        @Override
        public void send(ServerMessage message, Mentions mentions) {
            try {
                sent.add(ConvergenceMessage.parseFrom(message.bytes()));
            } catch (InvalidProtocolBufferException impossible) {
                throw new AssertionError(impossible);
            }
        }

        @Override
        public void finished(Exchange exchange) {
            open.finished(exchange);
        }
    };

    @Test
    void aRequestIsAnsweredOnceWithItsIdAndWithoutARequestId() {
        Exchange exchange = begin(REQUEST, 1, 0);
        exchange.ok();
        exchange.ok();
        exchange.fail(ErrorCode.UNKNOWN, "too late");
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).getResponseId()).isEqualTo(Int32Value.of(7));
        assertThat(sent.get(0).hasRequestId()).isFalse();
        assertThat(sent.get(0).hasOk()).isTrue();
        assertThat(open.size()).isZero();
    }

    @Test
    void anErrorCarriesItsCode() {
        begin(REQUEST, 1, 0).fail(ErrorCode.CHAT_NOT_FOUND, "no such chat");
        assertThat(sent.get(0).getError().getCode()).isEqualTo("chat_not_found");
        assertThat(sent.get(0).getError().getMessage()).isEqualTo("no such chat");
    }

    @Test
    void aOneWayMessageHasNoAnswerButAnUnsolicitedError() {
        begin(NORMAL, 1, 0).done();
        assertThat(sent).isEmpty();
        begin(NORMAL, 1, 0).fail(ErrorCode.INVALID_MESSAGE, "wrong");
        assertThat(sent.get(0).hasResponseId()).isFalse();
        assertThat(sent.get(0).hasError()).isTrue();
    }

    @Test
    void aRequestCannotEndWithoutAnAnswer() {
        assertThatThrownBy(() -> begin(REQUEST, 1, 0).done()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void unprocessedInputIsBoundedByMessagesAndBytes() {
        Exchange first = begin(REQUEST, 1, 0);
        begin(REQUEST, 1, 0);
        begin(REQUEST, 1, 0);
        assertThat(open.begin(exchange(REQUEST, 1, 0))).isFalse();
        first.ok();
        assertThat(open.begin(exchange(REQUEST, 99, 0))).isFalse();
        assertThat(open.begin(exchange(REQUEST, 98, 0))).isTrue();
    }

    @Test
    void whatIsOverdueIsTheOldestThatIsStillOpen() {
        Exchange first = begin(REQUEST, 1, 10);
        Exchange second = begin(REQUEST, 1, 20);
        Exchange third = begin(REQUEST, 1, 30);
        List.of(first, second, third).forEach(open::defer);
        first.ok();
        assertThat(open.overdue(25)).containsExactly(second);
        assertThat(open.overdue(25)).isEmpty();
        assertThat(open.drain()).containsExactly(third);
    }

    private Exchange begin(ConvergenceMessage message, int size, long now) {
        Exchange exchange = exchange(message, size, now);
        assertThat(open.begin(exchange)).isTrue();
        return exchange;
    }

    private Exchange exchange(ConvergenceMessage message, int size, long now) {
        return Exchange.of(message, size, now, outlet);
    }
}
