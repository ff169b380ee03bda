package dev.atelier.benchmarks.jmh;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.atelier.platform.security.AccessTokens;
import dev.atelier.platform.security.Caller;
import dev.atelier.platform.security.TokenKeys;
import dev.atelier.platform.security.revocation.RevocationList;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whether a token is good: one that was seen before, and one that is new. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class TokenCheckBenchmark {

    /** Twice as many as are remembered, so that each has been forgotten when its turn comes again. */
    private static final int TOKENS = 40_000;

    private final byte[] secret = new byte[48];
    private final String[] tokens = new String[TOKENS];
    private AccessTokens accessTokens;
    private int next;

    @Setup
    public void sign() throws JOSEException {
        new SecureRandom().nextBytes(secret);
        String setting = "k1:" + Base64.getEncoder().encodeToString(secret);
        accessTokens =
                new AccessTokens(TokenKeys.parse(setting), new RevocationList(Clock.systemUTC()), Clock.systemUTC());
        Instant now = Instant.now();
        for (int i = 0; i < TOKENS; i++) {
            tokens[i] = token(now, i);
        }
    }

    private String token(Instant now, int number) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject("65f0000000000000000000aa")
                .claim("name", "tester")
                .claim("role", "USER")
                .issuer(AccessTokens.ISSUER)
                .audience(AccessTokens.AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .jwtID("65f0000000000000000000aa." + number)
                .build();
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .keyID("k1")
                .build();
        var jwt = new SignedJWT(header, claims);
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }

    @Benchmark
    public Caller seenBefore() {
        return accessTokens.verify(tokens[0]);
    }

    @Benchmark
    public Caller neverSeen() {
        next = (next + 1) % TOKENS;
        return accessTokens.verify(tokens[next]);
    }
}
