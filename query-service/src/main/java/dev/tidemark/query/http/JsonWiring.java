package dev.tidemark.query.http;

import dev.tidemark.event.Money;
import java.util.Locale;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/// JSON as the API writes it: money as a decimal text with its currency, choices in lower case.
/// What is read is taken as it stands: no text for a number, no fraction for a whole one.
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
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .withCoercionConfig(LogicalType.Textual, JsonWiring::textsOnly)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }

    private static void textsOnly(MutableCoercionConfig coercions) {
        coercions
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
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
