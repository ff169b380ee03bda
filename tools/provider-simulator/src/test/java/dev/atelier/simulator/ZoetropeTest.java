package dev.atelier.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.simulator.SimulatorClient.Answer;
import dev.atelier.simulator.ledger.Outcome;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ZoetropeTest extends SimulatorTest {

    private static final String REELS = "/zoetrope/v1/reels";
    private static final String STILLS = "/zoetrope/v1/stills";

    @Test
    void draws_stills_at_once() throws Exception {
        Answer answer = post(STILLS, "{\"film\":\"zoetrope-still-1\",\"scene\":\"x\",\"copies\":2,\"frame\":\"tall\"}");

        assertThat(answer.json().path("stills").size()).isEqualTo(2);
        assertThat(Base64.getDecoder().decode(answer.json().at("/stills/1/png").asString()))
                .startsWith(0x89, 'P', 'N', 'G');
        assertThat(onlyCall().units()).isEqualTo(2);
    }

    @Test
    void a_reel_moves_on_whenever_somebody_looks() throws Exception {
        JsonNode ordered = order("x [[polls=3]]", "").json();
        String ticket = ordered.path("ticket").asString();

        assertThat(ordered.path("phase").asString()).isEqualTo("waiting");
        assertThat(get(ticket).json().path("drawn").asDouble()).isBetween(0.3, 0.4);
        assertThat(get(ticket).json().path("phase").asString()).isEqualTo("drawing");
        JsonNode done = get(ticket).json();
        assertThat(done.path("phase").asString()).isEqualTo("done");
        assertThat(done.path("seconds").asInt()).isEqualTo(5);
        URI file = URI.create(done.path("reel_url").asString());
        assertThat(client.get(file.getPath()).header("content-type")).isEqualTo("video/mp4");
        assertThat(get(ticket).json()).isEqualTo(done);
    }

    @Test
    void a_reel_tears_as_its_scene_says() throws Exception {
        String ticket =
                order("[[polls=1]] [[fail=jam]]", "").json().path("ticket").asString();

        assertThat(get(ticket).json().at("/tear/reason").asString()).isEqualTo("jam");
    }

    @Test
    void a_reel_is_called_off_once() throws Exception {
        String ticket = order("x [[polls=9]]", "").json().path("ticket").asString();

        assertThat(delete(ticket).json().path("phase").asString()).isEqualTo("called_off");
        assertThat(delete(ticket).status()).isEqualTo(409);
        assertThat(delete("unheard-of").status()).isEqualTo(404);
        assertThat(get(ticket).json().path("phase").asString()).isEqualTo("called_off");
    }

    @Test
    void a_reel_is_found_by_its_note() throws Exception {
        String ticket = order("x", ",\"note\":\"mine\"").json().path("ticket").asString();

        JsonNode found = send("GET", REELS + "?note=mine", "").json();

        assertThat(found.at("/reels/0/ticket").asString()).isEqualTo(ticket);
        assertThat(send("GET", REELS + "?note=yours", "").json().path("reels").isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer sk-test", "Zoetrope sk-invalid", "Zoetrope "})
    void lets_no_stranger_in(String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        client.request(REELS).build().uri())
                .header("Authorization", authorization)
                .build();

        assertThat(client.send(request).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"seconds\":1",
                "\"seconds\":11",
                "\"seconds\":\"5\"",
                "\"frame\":\"round\"",
                "\"first_still\":\"ftp://x\"",
                "\"note\":1",
                "\"prompt\":\"x\""
            })
    void refuses_an_order_it_cannot_read(String member) throws Exception {
        assertThat(order("x", "," + member).status()).isEqualTo(400);
        assertThat(onlyCall().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | {\"film\":\"zoetrope-1\",\"scene\":\"x\",\"copies\":1,\"frame\":\"tall\"}",
                "400 | {\"film\":\"zoetrope-still-1\",\"scene\":\"x\",\"copies\":5,\"frame\":\"tall\"}",
                "400 | {\"film\":\"zoetrope-still-1\",\"scene\":\"x\",\"copies\":1}",
                "451 | {\"film\":\"zoetrope-still-1\",\"scene\":\"[[block=unfit]]\",\"copies\":1,\"frame\":\"tall\"}",
            })
    void refuses_stills_it_cannot_draw(int status, String body) throws Exception {
        assertThat(post(STILLS, body).status()).isEqualTo(status);
    }

    private static Answer order(String scene, String more) throws Exception {
        return post(
                REELS,
                "{\"film\":\"zoetrope-1\",\"scene\":\"" + scene + "\",\"seconds\":5,\"frame\":\"wide\"" + more + "}");
    }

    private static Answer get(String ticket) throws Exception {
        return send("GET", REELS + "/" + ticket, "");
    }

    private static Answer delete(String ticket) throws Exception {
        return send("DELETE", REELS + "/" + ticket, "");
    }

    private static Answer post(String path, String body) throws Exception {
        return send("POST", path, body);
    }

    private static Answer send(String method, String path, String body) throws Exception {
        return client.send(client.request(path)
                .setHeader("Authorization", "Zoetrope sk-test-key-wxyz")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
