/**
 * DynamoDB's numbers: up to 38 significant digits, magnitudes from 1E-130 to 9.99E+125, kept as
 * plain text without superfluous zeros
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html).
 */
import { invalid } from './refusal.ts';

/** The value is `coefficient` × 10^`exponent`. */
type Decimal = { readonly coefficient: bigint; readonly exponent: number };

const digitsMax = 38;
const magnitudeMax = 125;
const magnitudeMin = -130;

const plainInteger = /^(?:0|-?[1-9]\d{0,14})$/;
const form = /^([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d+))?$/;

/** The text under which a number is kept: equal numbers have equal texts. */
export function canonicalNumber(text: string): string {
  if (plainInteger.test(text)) return text;
  return print(checked(parse(text)));
}

function parse(text: string): Decimal {
  if (text === '') throw invalid('The parameter cannot be converted to a numeric value');
  const match = form.exec(text.trim());
  if (!match) throw invalid(`The parameter cannot be converted to a numeric value: ${text}`);
  const [, sign, digits = '', power = '0'] = match;
  const point = digits.indexOf('.');
  const decimals = point < 0 ? 0 : digits.length - point - 1;
  const coefficient = BigInt(digits.replace('.', ''));
  return reduced({
    coefficient: sign === '-' ? -coefficient : coefficient,
    exponent: Number(power) - decimals,
  });
}

function reduced({ coefficient, exponent }: Decimal): Decimal {
  if (coefficient === 0n) return { coefficient, exponent: 0 };
  const text = coefficient.toString();
  const zeros = text.length - text.replace(/0+$/, '').length;
  return zeros === 0
    ? { coefficient, exponent }
    : { coefficient: coefficient / 10n ** BigInt(zeros), exponent: exponent + zeros };
}

const digitsOf = (coefficient: bigint): string => coefficient.toString().replace('-', '');

function checked(decimal: Decimal): Decimal {
  const digits = digitsOf(decimal.coefficient).length;
  const magnitude = decimal.exponent + digits - 1;
  if (magnitude > magnitudeMax)
    throw invalid(
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    );
  if (magnitude < magnitudeMin)
    throw invalid(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  if (digits > digitsMax)
    throw invalid('Attempting to store more than 38 significant digits in a Number');
  return decimal;
}

function print({ coefficient, exponent }: Decimal): string {
  const sign = coefficient < 0n ? '-' : '';
  const digits = digitsOf(coefficient);
  if (exponent >= 0) return sign + digits + '0'.repeat(exponent);
  const whole = digits.length + exponent;
  return whole > 0
    ? `${sign}${digits.slice(0, whole)}.${digits.slice(whole)}`
    : `${sign}0.${'0'.repeat(-whole)}${digits}`;
}

const isSmall = (text: string): boolean => text.length <= 15;

/** Both are canonical. */
export function addNumbers(left: string, right: string, sign: 1 | -1): string {
  if (isSmall(left) && isSmall(right) && plainInteger.test(left) && plainInteger.test(right))
    return String(Number(left) + sign * Number(right) || 0);
  const a = parse(left);
  const b = parse(right);
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = (decimal: Decimal): bigint =>
    decimal.coefficient * 10n ** BigInt(decimal.exponent - exponent);
  const coefficient = scaled(a) + BigInt(sign) * scaled(b);
  return print(checked(reduced({ coefficient, exponent })));
}

/** Both are canonical; up to 15 characters a double tells them apart. */
export function compareNumbers(left: string, right: string): number {
  if (left === right) return 0;
  if (isSmall(left) && isSmall(right)) return Number(left) - Number(right);
  const a = parse(left);
  const b = parse(right);
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = (decimal: Decimal): bigint =>
    decimal.coefficient * 10n ** BigInt(decimal.exponent - exponent);
  return scaled(a) < scaled(b) ? -1 : 1;
}

function integerBytes(text: string): number {
  const sign = text.startsWith('-') ? 1 : 0;
  let digits = text.length - sign;
  const magnitude = digits - 1;
  while (text.charCodeAt(sign + digits - 1) === 48) digits -= 1;
  return digitBytes(digits, magnitude) + sign;
}

/** Two digits share a byte only if the decimal point falls between such pairs. */
const digitBytes = (digits: number, magnitude: number): number =>
  1 + Math.ceil(digits / 2) + (digits % 2 === 0 && magnitude % 2 === 0 ? 1 : 0);

/** One byte for two significant digits, one more, and one for a minus. */
export function numberBytes(text: string): number {
  if (text === '0') return 1;
  if (plainInteger.test(text)) return integerBytes(text);
  const { coefficient, exponent } = parse(text);
  const digits = digitsOf(coefficient).length;
  const magnitude = exponent + digits - 1;
  return digitBytes(digits, magnitude) + (coefficient < 0n ? 1 : 0);
}
