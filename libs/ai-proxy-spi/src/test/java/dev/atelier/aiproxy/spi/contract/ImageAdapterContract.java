package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.media.ImageAdapter;
import dev.atelier.aiproxy.spi.media.ImageAnswer;
import dev.atelier.aiproxy.spi.media.ImageRequest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract of an {@link ImageAdapter}, run against the provider simulator over real HTTP. Capabilities: {@code several}
 * (pictures in one call), {@code edit} (of given ones).
 */
public abstract class ImageAdapterContract extends FailureContract<ImageRequest, ImageAdapter> {

    static final String PICTURE = "data:image/png;base64,iVBORw0KGgo=";

    protected ImageAdapterContract(Specimen<ImageAdapter> specimen, Transport transport) {
        super(specimen, transport);
    }

    @Override
    final ImageRequest request(String prompt, Cancellation cancellation) {
        ObjectNode body = JSON.createObjectNode().put("model", specimen.model()).put("prompt", prompt);
        return new ImageRequest(CALL, credential(), body.put("n", 1).put("size", "1024x1024"), cancellation);
    }

    @Test
    void gives_a_picture_that_is_one() {
        ImageAnswer answer = adapter.callService(request("A red fox."));

        assertThat(answer.images()).hasSize(1);
        assertThat(MediaBytes.of(answer.images().getFirst())).satisfies(MediaBytes::isPicture);
        assertThat(simulator.ledger().calls().getFirst().units()).isEqualTo(1);
    }

    @Test
    void gives_as_many_as_wanted() {
        needs("several");
        ImageRequest request = request("A red fox.");
        request.body().put("n", 3);

        assertThat(adapter.callService(request).images())
                .hasSize(3)
                .allSatisfy(image -> assertThat(MediaBytes.of(image)).satisfies(MediaBytes::isPicture));
    }

    @Test
    void makes_something_of_a_given_picture_or_asks_nobody() {
        ImageRequest request = request("The same in blue.");
        request.body().putArray("images").addObject().put("image_url", PICTURE);

        if (specimen.capabilities().contains("edit")) {
            assertThat(adapter.callService(request).images()).isNotEmpty();
        } else {
            assertThatThrownBy(() -> adapter.callService(request)).isInstanceOf(ProviderException.Unsupported.class);
            assertThat(simulator.ledger().calls()).isEmpty();
        }
    }

    @Test
    void knows_a_picture_that_the_content_policy_held_back() {
        assertThatThrownBy(() -> adapter.callService(request("[[block=unfit]]")))
                .isInstanceOf(ProviderException.ContentBlocked.class);
    }

    @Test
    void leaves_the_request_as_it_was_for_the_next_attempt() {
        ImageRequest request = request("A red fox.");
        ObjectNode before = request.body().deepCopy();

        adapter.callService(request);

        assertThat(request.body()).isEqualTo(before);
    }
}
