package dev.atelier.benchmarks.run;

import dev.atelier.benchmarks.process.Group;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a sign-in costs beside the check of the password, which is slow on purpose.
 *
 * @param signIn through the platform
 * @param bcrypt checks alone, in the load generator, in turns with the sign-ins
 */
public record SignInCost(CallFigures signIn, CallFigures bcrypt) {

    /** CPU time of all our processes; NaN where they cannot be seen from here. */
    public double signInMillis() {
        return signIn.cpuPerCall(Group::isOurs);
    }

    public double bcryptMillis() {
        return bcrypt.cpuPerCall(Group.GENERATOR::equals);
    }

    /** 1 would be a sign-in that costs nothing else. */
    public double ratio() {
        return signInMillis() / bcryptMillis();
    }

    /** Each round alone. */
    public List<SignInCost> rounds() {
        int rounds = Math.min(signIn.rounds().size(), bcrypt.rounds().size());
        return IntStream.range(0, rounds)
                .mapToObj(round -> new SignInCost(
                        signIn.rounds().get(round), bcrypt.rounds().get(round)))
                .toList();
    }
}
