package dev.atelier.aiproxy.spi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atelier.aiproxy.spi.Cancellation;
import dev.atelier.aiproxy.spi.ProviderException;
import dev.atelier.aiproxy.spi.media.SubmitFate;
import dev.atelier.aiproxy.spi.media.SubmittedVideo;
import dev.atelier.aiproxy.spi.media.VideoAdapter;
import dev.atelier.aiproxy.spi.media.VideoJob;
import dev.atelier.aiproxy.spi.media.VideoRequest;
import dev.atelier.aiproxy.spi.media.VideoState;
import dev.atelier.aiproxy.spi.media.Webhook;
import dev.atelier.aiproxy.spi.media.WebhookVerdict;
import dev.atelier.simulator.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract of a {@link VideoAdapter}, run against the provider simulator over real HTTP; what all adapters share is tried
 * with {@code submit}. Capabilities: {@code progress}, {@code cancel}, {@code find}, {@code image} (to begin with).
 */
public abstract class VideoAdapterContract extends FailureContract<VideoRequest, VideoAdapter> {

    private static final String POLL = "poll";
    private static final int MOST_POLLS = 20;

    protected VideoAdapterContract(Specimen<VideoAdapter> specimen, Transport transport) {
        super(specimen, transport);
    }

    @Override
    final VideoRequest request(String prompt, Cancellation cancellation) {
        ObjectNode body = JSON.createObjectNode().put("model", specimen.model()).put("prompt", prompt);
        return new VideoRequest(CALL, credential(), body.put("seconds", 5).put("size", "1280x720"), cancellation);
    }

    @Test
    void orders_a_video_and_does_not_wait_for_it() {
        VideoJob job = adapter.submit(request("A fox runs. [[polls=3]]"));

        assertThat(job.id()).isNotBlank();
        assertThat(job.state().isOver()).isFalse();
        assertThat(job.pollAfter()).isPositive();
        assertThat(simulator.ledger().calls())
                .singleElement()
                .satisfies(call -> assertThat(call.served()).isTrue());
    }

    @Test
    void sees_a_video_come_about_and_where_it_lies() {
        List<VideoState> states = watch(adapter.submit(request("A fox runs. [[polls=4]]")));

        assertThat(states.getLast()).isInstanceOfSatisfying(VideoState.Completed.class, done -> {
            assertThat(MediaBytes.of(done.files().getFirst())).satisfies(MediaBytes::isVideo);
            assertThat(done.length()).isIn(null, Duration.ofSeconds(5));
        });
        assertThat(states).filteredOn(VideoState::isOver).hasSize(1);
    }

    @Test
    void tells_a_progress_that_only_rises() {
        needs("progress");
        List<Integer> percents = watch(adapter.submit(request("A fox runs. [[polls=5]]"))).stream()
                .filter(VideoState.Processing.class::isInstance)
                .map(state -> ((VideoState.Processing) state).percent())
                .toList();

        assertThat(percents)
                .doesNotContainNull()
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(1);
    }

    @Test
    void begins_with_a_picture_or_asks_nobody() {
        VideoRequest request = request("It begins to move.");
        request.body().put("input_image", ImageAdapterContract.PICTURE);

        if (specimen.capabilities().contains("image")) {
            assertThat(adapter.submit(request).id()).isNotBlank();
        } else {
            assertThatThrownBy(() -> adapter.submit(request)).isInstanceOf(ProviderException.Unsupported.class);
            assertThat(simulator.ledger().calls()).isEmpty();
        }
    }

    @Test
    void knows_a_video_that_the_content_policy_ended() {
        assertThat(watch(adapter.submit(request("[[fail=unfit]]"))).getLast())
                .isInstanceOfSatisfying(
                        VideoState.Failed.class,
                        failed -> assertThat(failed.reason()).isInstanceOf(ProviderException.ContentBlocked.class));
    }

    @Test
    void knows_a_video_that_may_succeed_another_time() {
        assertThat(watch(adapter.submit(request("[[fail=jam]]"))).getLast())
                .isInstanceOfSatisfying(
                        VideoState.Failed.class,
                        failed -> assertThat(failed.reason().retryable()).isTrue());
    }

    @Test
    void stops_a_video_once_and_for_all() {
        needs("cancel");
        SubmittedVideo video = submitted(adapter.submit(request("A fox runs. [[polls=9]]")));

        adapter.cancel(video);
        adapter.cancel(video);

        assertThat(stateAfterCancel(video)).isInstanceOf(VideoState.Cancelled.class);
    }

    @Test
    void leaves_a_video_that_is_done_or_unknown_as_it_is() {
        needs("cancel");
        VideoJob job = adapter.submit(request("A fox runs. [[polls=1]]"));
        watch(job);

        adapter.cancel(submitted(job));
        adapter.cancel(submitted("nobody-knows-it"));

        assertThat(adapter.poll(submitted(job)).state()).isInstanceOf(VideoState.Completed.class);
    }

    /** Some providers forget what was stopped. */
    private VideoState stateAfterCancel(SubmittedVideo video) {
        try {
            return adapter.poll(video).state();
        } catch (ProviderException.Rejected forgotten) {
            return new VideoState.Cancelled();
        }
    }

    @Test
    void knows_no_video_that_was_never_ordered() {
        assertThatThrownBy(() -> adapter.poll(submitted("nobody-knows-it")))
                .isInstanceOf(ProviderException.Rejected.class);
    }

    @Test
    void finds_an_order_whose_answer_never_arrived_or_says_that_nobody_can() {
        ObjectNode body = request("A fox runs. [[polls=9]]").body();
        var lost = new VideoRequest("65f0000000000000000000ff", credential(), body, new Cancellation());
        SubmitFate before = adapter.find(lost);
        String id = adapter.submit(lost).id();

        SubmitFate after = adapter.find(lost);

        if (specimen.capabilities().contains("find")) {
            assertThat(before).isInstanceOf(SubmitFate.NotTaken.class);
            assertThat(after)
                    .isInstanceOfSatisfying(
                            SubmitFate.Taken.class,
                            taken -> assertThat(taken.job().id()).isEqualTo(id));
        } else {
            assertThat(List.of(before, after)).allMatch(SubmitFate.Unknown.class::isInstance);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void may_ask_again_when_asking_failed(int status) {
        VideoJob job = adapter.submit(request("A fox runs."));
        fault(fault(FaultKind.STATUS).operation(POLL).status(status).retryAfter(3));

        assertThat(pollFailure(job)).isInstanceOfSatisfying(ProviderException.Unavailable.class, outage -> {
            assertThat(outage.retryable()).isTrue();
            assertThat(outage.retryAfter()).isEqualTo(Duration.ofSeconds(3));
        });
    }

    @Test
    void knows_a_refused_key_and_nonsense_when_asking_too() {
        VideoJob job = adapter.submit(request("A fox runs."));

        fault(fault(FaultKind.STATUS).operation(POLL).status(401));
        assertThat(pollFailure(job)).isInstanceOf(ProviderException.CredentialRefused.class);
        assertThat(pollFailure(job).getMessage()).doesNotContain(KEY);
        fault(fault(FaultKind.MALFORMED).operation(POLL));
        assertThat(pollFailure(job)).isInstanceOf(ProviderException.Malformed.class);
    }

    @Test
    void does_not_ask_for_somebody_who_has_gone() {
        VideoJob job = adapter.submit(request("A fox runs."));
        simulator.ledger().clear();
        var cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() -> adapter.poll(submitted(job.id(), cancellation)))
                .isInstanceOf(ProviderException.Cancelled.class);
        assertThat(simulator.ledger().calls()).isEmpty();
    }

    @Test
    void believes_no_message_that_nobody_signed() {
        byte[] body = "{\"type\":\"video.completed\",\"data\":{\"id\":\"x\"}}".getBytes();

        assertThat(adapter.verify(new Webhook(Map.of("Content-Type", "application/json"), body)))
                .isInstanceOf(WebhookVerdict.Forged.class);
    }

    @Test
    void leaves_the_request_as_it_was_for_the_next_attempt() {
        VideoRequest request = request("A fox runs.");
        ObjectNode before = request.body().deepCopy();

        adapter.submit(request);

        assertThat(request.body()).isEqualTo(before);
    }

    /** All states until it is over, without the pauses: a simulated provider counts how often it is asked. */
    private List<VideoState> watch(VideoJob job) {
        List<VideoState> states = new ArrayList<>(List.of(job.state()));
        while (!states.getLast().isOver()) {
            assertThat(states).hasSizeLessThan(MOST_POLLS);
            states.add(adapter.poll(submitted(job)).state());
        }
        return states;
    }

    private ProviderException pollFailure(VideoJob job) {
        return catchThrowableOfType(ProviderException.class, () -> adapter.poll(submitted(job)));
    }

    private static SubmittedVideo submitted(VideoJob job) {
        return submitted(job.id());
    }

    private static SubmittedVideo submitted(String jobId) {
        return submitted(jobId, new Cancellation());
    }

    private static SubmittedVideo submitted(String jobId, Cancellation cancellation) {
        return new SubmittedVideo(CALL, credential(), jobId, Instant.parse("2026-11-23T10:00:00Z"), cancellation);
    }
}
