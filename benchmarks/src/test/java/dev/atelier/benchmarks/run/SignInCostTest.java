package dev.atelier.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atelier.benchmarks.load.Latencies;
import dev.atelier.benchmarks.load.LoadResult;
import dev.atelier.benchmarks.process.CpuTime;
import dev.atelier.benchmarks.process.Group;
import dev.atelier.benchmarks.process.MeasuredProcess;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInCostTest {

    private final MeasuredProcess gateway = MeasuredProcess.named("gateway-service", 1);
    private final MeasuredProcess user = MeasuredProcess.named("user-service", 2);
    private final MeasuredProcess mongodb = MeasuredProcess.named("mongodb", 3);
    private final MeasuredProcess generator = new MeasuredProcess("load generator", 4, Group.GENERATOR);

    private CpuTime spent(long byGateway, long byUser, long byMongodb, long byGenerator) {
        return new CpuTime(Map.of(gateway, byGateway, user, byUser, mongodb, byMongodb, generator, byGenerator), 0, 0);
    }

    private static LoadResult calls(long count) {
        return new LoadResult(count, 0, null, 1, new Latencies());
    }

    @Test
    void compares_our_processes_with_the_check_alone() {
        CallFigures signIn = CallFigures.none().plus(calls(100), spent(100, 5900, 9999, 777));
        CallFigures bcrypt = CallFigures.none().plus(calls(200), spent(30, 30, 30, 10_000));

        SignInCost cost = new SignInCost(signIn, bcrypt);

        assertThat(cost.signInMillis()).isEqualTo(60);
        assertThat(cost.bcryptMillis()).isEqualTo(50);
        assertThat(cost.ratio()).isEqualTo(1.2);
    }

    @Test
    void compares_the_two_of_one_round() {
        CallFigures signIn =
                CallFigures.none().plus(calls(10), spent(0, 800, 0, 0)).plus(calls(10), spent(0, 600, 0, 0));
        CallFigures bcrypt =
                CallFigures.none().plus(calls(10), spent(0, 0, 0, 500)).plus(calls(10), spent(0, 0, 0, 500));

        assertThat(new SignInCost(signIn, bcrypt).rounds())
                .extracting(SignInCost::ratio)
                .containsExactly(1.6, 1.2);
    }

    @Test
    void has_no_ratio_where_our_processes_cannot_be_seen() {
        CpuTime own = new CpuTime(Map.of(generator, 500L), 0, 0);
        CallFigures seen = CallFigures.none().plus(calls(10), own);

        assertThat(new SignInCost(seen, seen).ratio()).isNaN();
    }
}
