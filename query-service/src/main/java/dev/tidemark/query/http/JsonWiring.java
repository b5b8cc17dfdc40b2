package dev.tidemark.query.http;

import dev.tidemark.event.Money;
import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// JSON as the API writes it: money as a decimal text with its currency, choices in lower case.
@Configuration(proxyBeanMethods = false)
class JsonWiring {
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return mapper ->
                mapper.addModule(
                                new SimpleModule()
                                        .addSerializer(Money.class, new MoneyWriter())
                                        .addSerializer(Enum.class, new ChoiceWriter()))
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    private static final class MoneyWriter extends StdSerializer<Money> {
        MoneyWriter() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.decimal());
            json.writeStringProperty("currency", money.currency());
            json.writeEndObject();
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class ChoiceWriter extends StdSerializer<Enum> {
        ChoiceWriter() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum choice, JsonGenerator json, SerializationContext context) {
            json.writeString(choice.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }
}
