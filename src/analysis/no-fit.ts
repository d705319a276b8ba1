/** Says why facts can't be fitted to: there are none, or no run can be weighed by them. */
export class NoFit extends RangeError {
  override readonly name = 'NoFit'
}
