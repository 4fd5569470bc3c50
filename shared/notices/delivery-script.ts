/** Of the page for delivery data: an empty field is one that is missing. */
import { formScript } from './form-script.ts';

const first = `
  const filledIn = (group) =>
    Object.fromEntries(
      [...form.elements]
        .filter((field) => field.dataset.group === group && field.value.trim() !== '')
        .map((field) => [field.name, field.value.trim()]),
    );
  const addressGiven = () => {
    const { country, ...rest } = filledIn('address');
    return { ...rest, ...(country && { country: country.toUpperCase() }) };
  };
  const said = () => {
    const address = addressGiven();
    return {
      linkToken: form.dataset.token,
      choices: filledIn('choice'),
      ...(Object.keys(address).length > 0 && { address }),
    };
  };`;

export const deliveryScript = formScript({
  first,
  body: 'JSON.stringify(said())',
  done: "'Thank you. We have what we need.'",
});
