package dev.atelier.aiproxy.spi.contract;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ChatAdapter;
import dev.atelier.aiproxy.spi.ChatStream;
import dev.atelier.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * The contract of a {@link ChatAdapter}, run against the provider simulator over real HTTP. A subclass names its adapter
 * and says what it can do; what it does not claim is skipped, visibly. The classes above this one are chapters of it:
 * failures, answers, streams.
 */
public abstract class ChatAdapterContract extends StreamContract {

    protected ChatAdapterContract(Specimen<ChatAdapter> specimen, Transport transport) {
        super(specimen, transport);
    }

    @Test
    void stops_the_provider_within_a_second_when_a_stream_is_cancelled() {
        needs("stream");
        fault(fault(FaultKind.SLOW).afterChunks(2).delay(Duration.ofSeconds(30)));
        var cancellation = new Cancellation();
        ChatStream stream = adapter.stream(request("Tell me everything.", cancellation));
        stream.next();

        assertThatCancelling(cancellation, () -> pull(stream, new ArrayList<>()));
    }
}
