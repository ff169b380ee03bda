package dev.atelier.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.atelier.e2e.client.Person;
import dev.atelier.e2e.stack.NodeProgram;
import dev.atelier.e2e.stack.Stack;
import java.io.IOException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/**
 * The official SDKs for JavaScript, {@code openai} and {@code @anthropic-ai/sdk}, unchanged, against this platform. What they
 * must do is written in their own language, in {@code src/test/npm}. Left out, with the reason, where there is no Node.js 20
 * or no way to fetch the SDKs.
 */
@EndToEnd
@Order(49)
class NpmSdkTest {

    /** A line of the Test Anything Protocol, {@code ok 3 - what is tested}. */
    private static final Pattern RESULT = Pattern.compile("^(ok|not ok) \\d+ - (.*)$", Pattern.MULTILINE);

    private final Stack stack;
    private final String token;
    private NodeProgram sdks;

    NpmSdkTest(Stack stack) {
        this.stack = stack;
        this.token = Person.signUp(stack)
                .post("/api/tokens", "{\"name\":\"npm\"}")
                .expect(201)
                .data("/token");
    }

    @BeforeEach
    void fetchSdks() throws IOException {
        sdks = NodeProgram.in("src/test/npm", "target/npm");
        String reason = sdks.install();
        if (reason != null) {
            System.out.println("The npm SDKs are not tested: " + reason);
            abort(reason);
        }
    }

    @TestFactory
    Stream<DynamicTest> openai() throws IOException {
        return results("openai.test.mjs");
    }

    @TestFactory
    Stream<DynamicTest> anthropic() throws IOException {
        return results("anthropic.test.mjs");
    }

    private Stream<DynamicTest> results(String file) throws IOException {
        String output = sdks.run(
                Map.of(
                        "ATELIER_GATEWAY", stack.gateway("").toString(),
                        "ATELIER_SIMULATOR", stack.at(8090, "").toString(),
                        "ATELIER_TOKEN", token),
                "--test-reporter=tap",
                file);
        assertThat(output).as("what node says").containsPattern(RESULT);
        return RESULT.matcher(output).results().map(result -> test(result, output));
    }

    private static DynamicTest test(MatchResult result, String output) {
        return dynamicTest(
                result.group(2), () -> assertThat(result.group(1)).as(output).isEqualTo("ok"));
    }
}
