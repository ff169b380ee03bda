package dev.atelier.platform.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs against the sample service, started once for all tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=sample",
            "spring.cloud.config.enabled=false",
            "eureka.client.enabled=false",
            "management.tracing.export.zipkin.enabled=false",
            "atelier.web.max-body=64KB",
            "atelier.web.slow-call=300ms"
        })
public @interface Sample {}
