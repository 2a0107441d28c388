package tw.jiean.ecpay.statement;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Our reader against a kept library: as it writes so do we read, and as it reads. */
class CsvComparisonTests {

  private static final String LETTERS = "ab,\"\r\n 中文;\t'";

  @Test
  void whatAKeptLibraryWritesIsReadAsItWasAndAsThatLibraryReadsIt() throws IOException {
    var random = new Random(20261124);
    for (int i = 0; i < 5_000; i++) {
      List<List<String>> table = table(random);
      StringWriter file = new StringWriter();
      var writer =
          CsvWriter.builder()
              .quoteStrategy(random.nextBoolean() ? QuoteStrategies.ALWAYS : QuoteStrategies.EMPTY);
      try (CsvWriter csv = writer.build(file)) {
        table.forEach(csv::writeRecord);
      }

      assertThat(ours(file.toString())).isEqualTo(table).isEqualTo(theirs(file.toString()));
    }
  }

  private static List<List<String>> table(Random random) {
    int width = 2 + random.nextInt(5);
    List<List<String>> table = new ArrayList<>();
    for (int r = 0; r < 1 + random.nextInt(6); r++) {
      List<String> row = new ArrayList<>();
      for (int c = 0; c < width; c++) {
        row.add(
            random
                .ints(random.nextInt(9), 0, LETTERS.length())
                .mapToObj(n -> LETTERS.substring(n, n + 1))
                .collect(Collectors.joining()));
      }
      table.add(row);
    }
    return table;
  }

  private static List<List<String>> ours(String file) throws IOException {
    var reader = new CsvReader(new StringReader(file));
    List<List<String>> rows = new ArrayList<>();
    for (var row = reader.row(); row.isPresent(); row = reader.row()) {
      rows.add(row.get());
    }
    return rows;
  }

  private static List<List<String>> theirs(String file) throws IOException {
    try (var reader = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(file)) {
      return reader.stream().map(CsvRecord::getFields).toList();
    }
  }
}
